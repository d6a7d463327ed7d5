import { Checkbox, Select, Textarea } from '@mantine/core';
import type { SessionView } from '../../../../src-shared/contract/session-view.ts';
import type { Role } from '../../../../src-shared/domain/organisation/actor.ts';
import type { PlanAuthority } from '../../../../src-shared/domain/plan/plan-authority.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { PlanDraft } from '../../../state/drafts.ts';
import { useFormats } from '../../formats.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { ContactField } from '../parts/contact-field.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import type { FormProblems } from '../parts/form-problem.ts';
import { InvoiceAmounts } from '../parts/invoice-amounts.tsx';
import { claimableCount, leftOutInvoices } from '../parts/left-out.ts';
import { useProblemWords } from '../parts/use-problem-words.ts';
import { AuthorityBox } from './authority-box.tsx';
import { ChargeFields } from './charge-fields.tsx';
import { planCandidates, plannableMinor, withCurrency } from './plan-draft.ts';
import styles from './plan-form-view.module.css';
import type { PlanReading } from './read-plan-draft.ts';
import type { PlanField } from './read-terms.ts';
import { RuleFields } from './rule-fields.tsx';
import { SchedulePreview } from './schedule-preview.tsx';

export type PlanFormViewProps = {
  readonly account: ClaimableAccount;
  readonly draft: PlanDraft;
  readonly reading: PlanReading;
  /** N4: undefined while there is no schedule. */
  readonly authority: PlanAuthority | undefined;
  readonly role: Role;
  readonly settings: SessionView['planSettings'];
  readonly problems: FormProblems<PlanField>;
  readonly isBusy: boolean;
  readonly isKept: boolean;
  readonly onChange: (draft: PlanDraft) => void;
  readonly onLeave: (fields: readonly PlanField[]) => void;
  readonly onDiscard: () => void;
  readonly onRecord: () => void;
};

export function PlanFormView(props: PlanFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { account, draft, problems, onChange } = props;
  return (
    <FormFrame
      accountName={account.account.name}
      accountNumber={account.account.number}
      recordLabel={t(recordKey(props))}
      problemText={words.one(problems.form ?? problems.fields.items)}
      isBusy={props.isBusy}
      hasDraft={props.isKept}
      onRecord={props.onRecord}
      onDiscard={props.onDiscard}
    >
      <RuleFields {...props} />
      <CurrencyField {...props} />
      <Amounts {...props} />
      <ChargeFields {...props} />
      <SchedulePreview {...props} />
      <AuthorityBox {...props} />
      <ContactField
        contacts={account.account.contacts}
        value={draft.contactName}
        onValue={(contactName) => onChange({ ...draft, contactName })}
      />
      <Textarea
        label={t('plan.reason')}
        value={draft.reason}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={5}
        onChange={(event) => onChange({ ...draft, reason: event.currentTarget.value })}
      />
      <Checkbox
        label={t('plan.asDraft')}
        checked={draft.asDraft}
        onChange={(event) => onChange({ ...draft, asDraft: event.currentTarget.checked })}
      />
    </FormFrame>
  );
}

function recordKey({ draft, authority }: Pick<PlanFormViewProps, 'draft' | 'authority'>) {
  if (draft.asDraft) return 'plan.recordDraft';
  if (authority?.isAllowed === false) return 'plan.recordForApproval';
  return draft.changes === null ? 'plan.record' : 'plan.recordChange';
}

function CurrencyField({ account, draft, onChange }: PlanFormViewProps) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const currencies = [...new Set(account.figures.map((figures) => figures.currency))];
  if (currencies.length < 2 || draft.changes !== null || draft.scope.length > 0) return null;
  return (
    <Select
      className={styles.narrow ?? ''}
      label={t('form.currency')}
      value={draft.currency}
      allowDeselect={false}
      data={currencies}
      onChange={(currency) => onChange(withCurrency(account, draft, currency ?? draft.currency, locale))}
    />
  );
}

function Amounts({ account, draft, problems, onChange, onLeave }: PlanFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const candidates = planCandidates(account, draft);
  const isNew = draft.changes === null;
  return (
    <InvoiceAmounts
      title={t('plan.amounts')}
      rows={candidates}
      count={isNew ? claimableCount(account.currencies, draft.currency) : candidates.length}
      currency={draft.currency}
      texts={draft.amountTexts}
      errors={words.byInvoice(problems.invoices)}
      availableMinor={(row) => plannableMinor(row, draft)}
      leftOut={isNew ? leftOutInvoices(account.currencies, draft.scope, draft.currency) : []}
      leftOutWords="promise.leftOut"
      today={account.today}
      onLeave={() => onLeave([])}
      onText={(id, text) => onChange({ ...draft, amountTexts: { ...draft.amountTexts, [id]: text } })}
    />
  );
}
