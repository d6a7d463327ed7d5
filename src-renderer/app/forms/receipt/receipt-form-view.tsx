import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { receiptMethods } from '../../../../src-shared/domain/receipt/receipt.ts';
import { AmountField } from '../../../components/amount-field.tsx';
import { promiseDayChips } from '../../../components/day-chips.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { ReceiptDraft } from '../../../state/drafts.ts';
import { useFormats } from '../../formats.ts';
import { SignatureField } from '../../signature/signature-field.tsx';
import type { OpenPad } from '../../signature/use-open-pad.ts';
import { FormDayField } from '../parts/form-day-field.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import type { FormProblems } from '../parts/form-problem.ts';
import { InvoiceAmounts } from '../parts/invoice-amounts.tsx';
import { useProblemWords } from '../parts/use-problem-words.ts';
import { CashCounter } from './cash-counter.tsx';
import type { ReceiptField, ReceiptReading } from './read-receipt-draft.ts';
import { receiptCandidates, withCount, withCurrency, withTotal } from './receipt-draft.ts';
import styles from './receipt-form-view.module.css';
import type { OpenInvoices } from './use-open-invoices.ts';

export type ReceiptFormViewProps = {
  readonly account: AccountHead & OpenInvoices;
  readonly draft: ReceiptDraft;
  readonly reading: ReceiptReading;
  readonly problems: FormProblems<ReceiptField>;
  readonly isBusy: boolean;
  readonly isKept: boolean;
  readonly onChange: (draft: ReceiptDraft) => void;
  readonly onLeave: (fields: readonly ReceiptField[]) => void;
  readonly onDiscard: () => void;
  readonly onSignature: (signature: ReceiptDraft['signature']) => void;
  readonly pad: Ref<OpenPad>;
  readonly onRecord: () => void;
};

export function ReceiptFormView(props: ReceiptFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { locale } = useFormats();
  const { account, draft, problems, onChange } = props;
  return (
    <FormFrame
      accountName={account.account.name}
      accountNumber={account.account.number}
      recordLabel={t('receipt.record')}
      problemText={words.one(problems.form)}
      isBusy={props.isBusy}
      hasDraft={props.isKept}
      onRecord={props.onRecord}
      onDiscard={props.onDiscard}
    >
      <Method {...props} />
      {draft.method === 'cash' ? (
        <CashCounter
          currency={draft.currency}
          countTexts={draft.countTexts}
          problem={words.one(problems.fields.counts)}
          onCount={(counted) => onChange(withCount(account, draft, counted, locale))}
        />
      ) : (
        <Papers {...props} />
      )}
      <Amounts {...props} />
      <TextInput
        size="md"
        label={t('receipt.payer')}
        value={draft.payerName}
        maxLength={200}
        onChange={(event) => onChange({ ...draft, payerName: event.currentTarget.value })}
      />
      <SignatureField
        accountId={account.account.id}
        name={draft.payerName}
        value={draft.signature}
        onValue={props.onSignature}
        pad={props.pad}
      />
    </FormFrame>
  );
}

function Method({ account, draft, onChange }: ReceiptFormViewProps) {
  const { t } = useTranslation();
  const currencies = [...new Set([draft.currency, ...account.figures.map(({ currency }) => currency)])];
  return (
    <>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('receipt.method')}
        value={draft.method}
        data={receiptMethods.map((method) => ({ value: method, label: t(`receiptMethod.${method}`) }))}
        onChange={(value) =>
          onChange({ ...draft, method: receiptMethods.find((one) => one === value) ?? draft.method })
        }
      />
      {currencies.length > 1 ? (
        <Select
          size="md"
          label={t('form.currency')}
          value={draft.currency}
          allowDeselect={false}
          data={currencies}
          onChange={(value) => onChange(withCurrency(draft, value ?? draft.currency))}
        />
      ) : null}
    </>
  );
}

/** What identifies money that is not cash. */
function Papers({ account, draft, problems, onChange, onLeave }: ReceiptFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <>
      <TextInput
        size="md"
        label={t('receipt.reference')}
        value={draft.reference}
        maxLength={200}
        onChange={(event) => onChange({ ...draft, reference: event.currentTarget.value })}
      />
      {draft.method === 'cheque' ? (
        <FormDayField
          label={t('receipt.chequeDate')}
          value={draft.chequeDate}
          today={account.today}
          isOptional
          error={words.one(problems.fields.chequeDate)}
          chipsFor={promiseDayChips}
          onValue={(chequeDate) => onChange({ ...draft, chequeDate })}
          onLeave={() => onLeave(['chequeDate'])}
        />
      ) : null}
    </>
  );
}

function Amounts({ account, draft, reading, problems, onChange, onLeave }: ReceiptFormViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useProblemWords();
  const candidates = receiptCandidates(account, draft);
  const { onAccountMinor } = reading;
  const onText = (invoiceId: string, text: string) =>
    onChange({ ...draft, amountTexts: { ...draft.amountTexts, [invoiceId]: text } });
  return (
    <>
      <AmountField
        label={t('receipt.total')}
        isFirst
        text={draft.totalText}
        currency={draft.currency}
        locale={formats.locale}
        error={words.one(problems.fields.total)}
        onText={(text) => onChange(withTotal(account, draft, text, formats.locale))}
        onLeave={() => {
          if (draft.totalText !== '') onLeave(['total', 'counts']);
        }}
      />
      <InvoiceAmounts
        title={t('receipt.allocation')}
        rows={candidates}
        count={candidates.length}
        currency={draft.currency}
        texts={draft.amountTexts}
        errors={words.byInvoice(problems.invoices)}
        availableMinor={(row) => row.openMinor}
        leftOut={[]}
        leftOutWords="promise.leftOut"
        today={account.today}
        onText={onText}
        onLeave={() => onLeave(['total'])}
      />
      {account.total > account.openInvoices.length ? (
        <p className={styles.quiet}>
          {t('form.moreInvoices', { count: account.total - account.openInvoices.length })}
        </p>
      ) : null}
      {onAccountMinor !== null && onAccountMinor > 0 ? (
        <p className={styles.quiet} role="status">
          {t('receipt.onAccount', { amount: formats.amount(onAccountMinor, draft.currency) })}
        </p>
      ) : null}
    </>
  );
}
