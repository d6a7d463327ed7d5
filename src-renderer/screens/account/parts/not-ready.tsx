import { Loader } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import type { LiveView } from '../../../app/use-live-view.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './invoice-pane.module.css';

type NotReadyProps = { readonly view: Exclude<LiveView<unknown>, { readonly state: 'ready' }> };

/** Stands in the place of a list of the account that is on its way, or says why it does not come. */
export function NotReady({ view }: NotReadyProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (view.state === 'loading') {
    return (
      <div className={styles.nothing} role="status" aria-label={t('account.loading')}>
        <Loader size="sm" />
      </div>
    );
  }
  const icon = <IconPlugConnectedX size={22} />;
  return (
    <MessagePanel icon={icon} title={t('account.notShown')} text={failureWords(view.problem, t, formats)} />
  );
}
