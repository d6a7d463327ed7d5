import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { type EndedElsewhere, stopBatches, useEndedElsewhere } from './batch-run.ts';
import { outcomeText } from './outcome-text.ts';

/** Says what came of runs that ended while another screen was shown. */
export function useBatches(): void {
  const { t } = useTranslation();
  const formats = useFormats();
  const ended = useEndedElsewhere();
  const say = useEffectEvent((one: EndedElsewhere) => {
    notifications.show({
      id: one.title,
      message: `${t(one.title)}: ${outcomeText(one, t, formats)}`,
      autoClose: false,
      closeButtonProps: { 'aria-label': t('shell.close') },
    });
  });
  useEffect(() => stopBatches, []);
  useEffect(() => {
    if (ended.length === 0) return;
    useEndedElsewhere.setState([], true);
    for (const one of ended) say(one);
  }, [ended]);
}
