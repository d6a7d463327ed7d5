import { Drawer, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { closeForm, type OpenForm, useOpenForm } from '../../state/open-form.ts';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import { useAccount } from '../use-account.ts';
import { ActivityForm } from './activity/activity-form.tsx';
import { DisputeForm } from './dispute/dispute-form.tsx';
import styles from './form-host.module.css';
import { PromiseForm } from './promise/promise-form.tsx';

/** Shows the open form beside whatever screen is there, so that the account stays in view. */
export function FormHost() {
  const { t } = useTranslation();
  const form = useOpenForm((open) => open.form);
  return (
    <Drawer
      opened={form !== null}
      onClose={closeForm}
      position="right"
      size={540}
      title={form === null ? '' : t(`form.title.${form.kind}`)}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      classNames={{ title: styles.title ?? '', body: styles.body ?? '', content: styles.content ?? '' }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      attributes={{ header: { role: 'presentation' } }}
      keepMounted={false}
      transitionProps={goneAtOnce}
    >
      {form === null ? null : <FormOfAccount key={`${form.kind}/${form.accountId}`} form={form} />}
    </Drawer>
  );
}

function FormOfAccount({ form }: { form: OpenForm }) {
  const { t } = useTranslation();
  const formats = useFormats();
  // Promises and disputes are spread over any open invoice, a call is about none.
  const view = useAccount(form.accountId, form.kind === 'activity' ? 0 : 'all');
  if (view.state === 'loading') {
    return (
      <div className={styles.loading} role="status" aria-label={t('account.loading')}>
        <Loader size="sm" />
      </div>
    );
  }
  if (view.state === 'failed') return <p role="alert">{failureWords(view.problem, t, formats)}</p>;
  const props = { form, account: view.value };
  switch (form.kind) {
    case 'promise':
      return <PromiseForm {...props} />;
    case 'dispute':
      return <DisputeForm {...props} />;
    case 'activity':
      return <ActivityForm {...props} />;
  }
}
