import { Select, Textarea } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import type { DisputeReason } from '../../../../src-shared/domain/dispute/dispute-reasons.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { DisputeDraft } from '../../../state/drafts.ts';
import { AttachZone } from '../../attachments/attach-zone.tsx';
import { FileList } from '../../attachments/file-list.tsx';
import { processorWords, useReasonWords } from '../../dispute-reason-words.ts';
import { useFormats } from '../../formats.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { ContactField } from '../parts/contact-field.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import type { FormProblems } from '../parts/form-problem.ts';
import { InvoiceAmounts } from '../parts/invoice-amounts.tsx';
import { claimableCount, leftOutInvoices } from '../parts/left-out.ts';
import { useProblemWords } from '../parts/use-problem-words.ts';
import { type DisputeField, disputableMinor, disputeCandidates } from './dispute-draft.ts';
import type { DisputeFiles } from './dispute-form.tsx';
import styles from './dispute-form-view.module.css';
import type { DraftRoute } from './dispute-route.ts';

export type DisputeFormViewProps = {
  readonly account: ClaimableAccount;
  readonly draft: DisputeDraft;
  /** What the organisation offers. */
  readonly reasons: readonly DisputeReason[];
  readonly route: DraftRoute | undefined;
  readonly problems: FormProblems<DisputeField>;
  readonly files: DisputeFiles;
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
  const reasonText = useReasonWords();
  const { account, draft, files, problems, onChange } = props;
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
        // Without it the list looks for a chosen option after it has opened, finds none, and Enter does nothing.
        selectFirstOptionOnDropdownOpen
        data-autofocus
        data={props.reasons.map(({ code }) => ({ value: code, label: reasonText(code) }))}
        error={words.one(problems.fields.reason)}
        onChange={(reasonCode) => onChange({ ...draft, reasonCode })}
      />
      <RoutePreview route={props.route} />
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
      <FileList
        accountId={account.account.id}
        label={t('attachments.title')}
        files={draft.files}
        onRemove={files.remove}
      />
      <AttachZone isBusy={files.isBusy} problemText={files.problemText} onFiles={files.add} />
    </FormFrame>
  );
}

/** D2: who will work on it and until when, before it is recorded. */
function RoutePreview({ route }: { route: DraftRoute | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className={styles.route} aria-live="polite">
      <IconRoute size={18} aria-hidden="true" />
      {route === undefined
        ? t('dispute.routeUnknown')
        : t('dispute.route', {
            processor: processorWords(route.processor, t),
            date: formats.fullDate(route.dueDate),
            count: route.slaDays,
          })}
    </p>
  );
}
