import { Drawer, Loader } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useDrafts } from '../../state/drafts.ts';
import { closeForm, type OpenForm, useOpenForm, type VisitFormKind } from '../../state/open-form.ts';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import { useAccount } from '../use-account.ts';
import { useClaimable } from '../use-claimable.ts';
import { useLayer } from '../use-layer.ts';
import type { LiveView } from '../use-live-view.ts';
import styles from './form-host.module.css';
import { ActivityForm, DisputeForm, PlanForm, PromiseForm, ReceiptForm, VisitForm } from './later-forms.ts';
import { useOpenInvoices } from './receipt/use-open-invoices.ts';

/** Shows the open form beside whatever screen is there, so that the account stays in view. */
export function FormHost() {
  const { t } = useTranslation();
  const form = useOpenForm((open) => open.form);
  const layer = useLayer(form !== null, closeForm);
  useCloseOnLeaving(form);
  return (
    <Drawer
      {...layer}
      position="right"
      size={540}
      title={form === null ? '' : t(`form.title.${form.kind}`)}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      classNames={{ body: styles.body ?? '', content: styles.content ?? '' }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      attributes={{ header: { role: 'presentation' } }}
      keepMounted={false}
      transitionProps={goneAtOnce}
    >
      {form === null ? null : (
        <Suspense fallback={<Loading />}>
          <FormOfAccount key={`${form.kind}/${form.accountId}`} form={form} />
        </Suspense>
      )}
    </Drawer>
  );
}

/**
 * A form belongs to the screen that it was opened over: over another account it would be taken for that one's. What was
 * typed stays its draft.
 */
function useCloseOnLeaving(form: OpenForm | null): void {
  const [location] = useLocation();
  const seen = useRef({ location, form });
  useEffect(() => {
    const { location: before, form: open } = seen.current;
    seen.current = { location, form };
    if (location !== before && form !== null && form === open) closeForm();
  }, [location, form]);
}

function FormOfAccount({ form }: { form: OpenForm }) {
  switch (form.kind) {
    case 'activity':
      return <ActivityOfAccount form={form} />;
    case 'plan':
    case 'plan-change':
      return <PlanOfAccount form={form} kind={form.kind} />;
    case 'receipt':
      return <ReceiptOfAccount form={form} />;
    case 'check-in':
    case 'check-out':
    case 'visit':
      return <VisitOfAccount form={form} kind={form.kind} />;
    default:
      return <ClaimOfAccount form={form} claim={form.kind} />;
  }
}

/** N5: a plan that is changed may keep what it holds itself: its invoices are listed though nothing else may take them. */
function PlanOfAccount({ form, kind }: { form: OpenForm; kind: 'plan' | 'plan-change' }) {
  const { accountId } = form;
  const kept = useDrafts((drafts) => drafts[kind][accountId]?.scope);
  const choice = form.choice.length > 0 ? form.choice : (kept ?? []);
  const claim = kind === 'plan' ? 'promise' : 'dispute';
  const view = useClaimable({ accountId: accountIdSchema.parse(accountId), claim, choice: [...choice] });
  if (view.state !== 'ready') return <NoAccountYet view={view} />;
  return <PlanForm form={form} kind={kind} account={view.value} />;
}

/** A call is about no invoice. */
function ActivityOfAccount({ form }: { form: OpenForm }) {
  const view = useAccount(form.accountId);
  if (view.state !== 'ready') return <NoAccountYet view={view} />;
  return <ActivityForm form={form} account={view.value} />;
}

/** Money pays whatever is open, promised and disputed or not. */
function ReceiptOfAccount({ form }: { form: OpenForm }) {
  const account = useAccount(form.accountId);
  const invoices = useOpenInvoices(form.accountId);
  if (account.state !== 'ready') return <NoAccountYet view={account} />;
  if (invoices.state !== 'ready') return <NoAccountYet view={invoices} />;
  return <ReceiptForm form={form} account={{ ...account.value, ...invoices.value }} />;
}

function VisitOfAccount({ form, kind }: { form: OpenForm; kind: VisitFormKind }) {
  const view = useAccount(form.accountId);
  if (view.state !== 'ready') return <NoAccountYet view={view} />;
  return <VisitForm form={form} kind={kind} account={view.value} />;
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
  return <Loading />;
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} role="status" aria-label={t('account.loading')}>
      <Loader size="sm" />
    </div>
  );
}
