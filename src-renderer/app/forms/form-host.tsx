import { Drawer, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { useDrafts } from '../../state/drafts.ts';
import { closeForm, type OpenForm, useOpenForm } from '../../state/open-form.ts';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import { useAccount } from '../use-account.ts';
import { useClaimable } from '../use-claimable.ts';
import type { LiveView } from '../use-live-view.ts';
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
  return form.kind === 'activity' ? (
    <ActivityOfAccount form={form} />
  ) : (
    <ClaimOfAccount form={form} claim={form.kind} />
  );
}

/** A call is about no invoice. */
function ActivityOfAccount({ form }: { form: OpenForm }) {
  const view = useAccount(form.accountId);
  if (view.state !== 'ready') return <NoAccountYet view={view} />;
  return <ActivityForm form={form} account={view.value} />;
}

function ClaimOfAccount({ form, claim }: { form: OpenForm; claim: 'promise' | 'dispute' }) {
  const { accountId } = form;
  const kept = useDrafts((drafts) => drafts[claim][accountId]?.scope);
  const choice = form.choice.length > 0 ? form.choice : (kept ?? []);
  const view = useClaimable({ accountId: accountIdSchema.parse(accountId), claim, choice: [...choice] });
  if (view.state !== 'ready') return <NoAccountYet view={view} />;
  const props = { form, account: view.value };
  return claim === 'promise' ? <PromiseForm {...props} /> : <DisputeForm {...props} />;
}

function NoAccountYet({ view }: { view: Exclude<LiveView<unknown>, { readonly state: 'ready' }> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (view.state === 'failed') return <p role="alert">{failureWords(view.problem, t, formats)}</p>;
  return (
    <div className={styles.loading} role="status" aria-label={t('account.loading')}>
      <Loader size="sm" />
    </div>
  );
}
