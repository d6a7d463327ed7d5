import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { useFormats } from '../formats.ts';
import { claimBatches, type EndedElsewhere, stopBatches, useEndedElsewhere } from './batch-run.ts';
import { outcomeText } from './outcome-text.ts';

/** Says what came of runs that ended while another screen was shown. They are the person's who works here. */
export function useBatches(userId: string): void {
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
  useEffect(() => claimBatches(userId), [userId]);
  useEffect(() => stopBatches, []);
  useEffect(() => {
    // What is claimed by another person is not there any more.
    const isTold = ended.length > 0 && ended === useEndedElsewhere.getState();
    if (!isTold) return;
    useEndedElsewhere.setState([], true);
    for (const one of ended) say(one);
  }, [ended]);
}
