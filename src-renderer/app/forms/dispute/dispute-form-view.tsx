import { Select, Textarea } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays, businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { disputeReasons } from '../../../../src-shared/domain/dispute/dispute-reasons.ts';
import type { DisputeDraft } from '../../../state/drafts.ts';
import { useFormats } from '../../formats.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { ContactField } from '../parts/contact-field.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import type { FormProblems } from '../parts/form-problem.ts';
import { InvoiceAmounts } from '../parts/invoice-amounts.tsx';
import { claimableCount, leftOutInvoices } from '../parts/left-out.ts';
import { useProblemWords } from '../parts/use-problem-words.ts';
import { type DisputeField, disputableMinor, disputeCandidates } from './dispute-draft.ts';
import styles from './dispute-form-view.module.css';

export type DisputeFormViewProps = {
  readonly account: ClaimableAccount;
  readonly draft: DisputeDraft;
  readonly problems: FormProblems<DisputeField>;
  readonly isBusy: boolean;
  readonly isKept: boolean;
  readonly onChange: (draft: DisputeDraft) => void;
  readonly onLeave: () => void;
  readonly onDiscard: () => void;
  readonly onRecord: () => void;
};

export function DisputeFormView(props: DisputeFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { account, draft, problems, onChange } = props;
  const candidates = disputeCandidates(account, draft);
  return (
    <FormFrame
      accountName={account.account.name}
      accountNumber={account.account.number}
      recordLabel={t('dispute.record')}
      problemText={words.one(problems.form ?? problems.fields.items)}
      isBusy={props.isBusy}
      hasDraft={props.isKept}
      onRecord={props.onRecord}
      onDiscard={props.onDiscard}
    >
      <Select
        label={t('dispute.reason')}
        placeholder={t('dispute.chooseReason')}
        value={draft.reasonCode}
        searchable
        openOnFocus={false}
        selectFirstOptionOnChange
        data-autofocus
        data={disputeReasons.map(({ code, key }) => ({ value: code, label: t(`disputeReason.${key}`) }))}
        error={words.one(problems.fields.reason)}
        onChange={(reasonCode) => onChange({ ...draft, reasonCode })}
      />
      <RoutePreview reasonCode={draft.reasonCode} today={account.today} />
      <InvoiceAmounts
        title={t('dispute.amounts')}
        rows={candidates}
        count={claimableCount(account.currencies, draft.currency)}
        currency={draft.currency}
        texts={draft.amountTexts}
        errors={words.byInvoice(problems.invoices)}
        availableMinor={disputableMinor}
        leftOut={leftOutInvoices(account.currencies, draft.scope, draft.currency)}
        leftOutWords="dispute.leftOut"
        today={account.today}
        onLeave={props.onLeave}
        onText={(id, text) => onChange({ ...draft, amountTexts: { ...draft.amountTexts, [id]: text } })}
      />
      <Textarea
        label={t('dispute.description')}
        value={draft.description}
        maxLength={4000}
        autosize
        minRows={3}
        maxRows={8}
        onChange={(event) => onChange({ ...draft, description: event.currentTarget.value })}
      />
      <ContactField
        contacts={account.account.contacts}
        value={draft.contactName}
        onValue={(contactName) => onChange({ ...draft, contactName })}
      />
    </FormFrame>
  );
}

/** D2: who will work on it and until when, before it is recorded. */
function RoutePreview({ reasonCode, today }: { reasonCode: string | null; today: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const reason = disputeReasons.find((one) => one.code === reasonCode);
  return (
    <p className={styles.route} aria-live="polite">
      <IconRoute size={18} aria-hidden="true" />
      {reason === undefined
        ? t('dispute.routeUnknown')
        : t('dispute.route', {
            processor: t(`processor.${reason.processor}`),
            date: formats.fullDate(addDays(businessDate(today), reason.slaDays)),
            count: reason.slaDays,
          })}
    </p>
  );
}
