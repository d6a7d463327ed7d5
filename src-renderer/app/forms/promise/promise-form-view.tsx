import { Checkbox, Select, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconQuote } from '@tabler/icons-react';
import { paymentMethods } from '../../../../src-shared/domain/promise/promise.ts';
import { AmountField } from '../../../components/amount-field.tsx';
import { classNames } from '../../../components/class-names.ts';
import { promiseDayChips } from '../../../components/day-chips.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { PromiseDraft } from '../../../state/drafts.ts';
import { useFormats } from '../../formats.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { ContactField } from '../parts/contact-field.tsx';
import { FormDayField } from '../parts/form-day-field.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import type { FormProblems } from '../parts/form-problem.ts';
import { InvoiceAmounts } from '../parts/invoice-amounts.tsx';
import { claimableCount, leftOutInvoices } from '../parts/left-out.ts';
import { useProblemWords } from '../parts/use-problem-words.ts';
import { promiseCandidates, withAmount, withCurrency, withTotal } from './promise-draft.ts';
import styles from './promise-form-view.module.css';
import type { PromiseField, PromiseReading } from './read-promise-draft.ts';
import { spokenSentence } from './spoken-sentence.ts';

export type PromiseFormViewProps = {
  readonly account: ClaimableAccount;
  readonly draft: PromiseDraft;
  readonly reading: PromiseReading;
  readonly problems: FormProblems<PromiseField>;
  readonly isBusy: boolean;
  readonly isKept: boolean;
  readonly onChange: (draft: PromiseDraft) => void;
  readonly isExcessConfirmed: boolean;
  readonly onConfirmExcess: (isConfirmed: boolean) => void;
  /** Fields were left: what is wrong with them may be said. */
  readonly onLeave: (fields: readonly PromiseField[]) => void;
  readonly onDiscard: () => void;
  readonly onRecord: () => void;
};

export function PromiseFormView(props: PromiseFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { account, draft, onChange } = props;
  return (
    <FormFrame
      accountName={account.account.name}
      accountNumber={account.account.number}
      recordLabel={t('promise.record')}
      problemText={words.one(props.problems.form)}
      isBusy={props.isBusy}
      hasDraft={props.isKept}
      isEmpty={props.reading.totalMinor === null && promiseCandidates(account, draft).length === 0}
      onRecord={props.onRecord}
      onDiscard={props.onDiscard}
    >
      <NothingToPromise {...props} />
      <Amounts {...props} />
      <PromiseDay {...props} />
      <div className={styles.pair}>
        <Select
          label={t('promise.method')}
          value={draft.method}
          allowDeselect={false}
          data={paymentMethods.map((method) => ({ value: method, label: t(`method.${method}`) }))}
          onChange={(method) => onChange({ ...draft, method: method ?? draft.method })}
        />
        <ContactField
          contacts={account.account.contacts}
          value={draft.contactName}
          onValue={(contactName) => onChange({ ...draft, contactName })}
        />
      </div>
      <Textarea
        label={t('form.note')}
        value={draft.note}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={5}
        onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
      />
      <ReadBack {...props} />
    </FormFrame>
  );
}

function Amounts(props: PromiseFormViewProps) {
  const { account, draft, problems, onChange } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useProblemWords();
  const { locale } = formats;
  const candidates = promiseCandidates(account, draft);
  const onLeave = () => props.onLeave(['total', 'onAccount']);
  const currencies = [...new Set(account.figures.map((figures) => figures.currency))];
  return (
    <>
      <div className={classNames(styles.pair, styles.amounts)}>
        <AmountField
          label={t('promise.total')}
          isFirst
          isRequired
          text={draft.totalText}
          currency={draft.currency}
          locale={locale}
          hasErrorBelow
          error={words.one(problems.fields.total)}
          onLeave={onLeave}
          onText={(text) => onChange(withTotal(account, draft, text, locale))}
        />
        <AmountField
          label={t('promise.onAccount')}
          text={draft.onAccountText}
          currency={draft.currency}
          locale={locale}
          hasErrorBelow
          error={words.one(problems.fields.onAccount)}
          onLeave={onLeave}
          onText={(text) => onChange(withAmount(draft, null, text, locale))}
        />
      </div>
      <Excess {...props} />
      {currencies.length > 1 ? (
        <Select
          label={t('form.currency')}
          value={draft.currency}
          allowDeselect={false}
          data={currencies}
          onChange={(value) => onChange(withCurrency(account, draft, value ?? draft.currency, locale))}
        />
      ) : null}
      <InvoiceAmounts
        title={t('promise.allocation')}
        rows={candidates}
        count={claimableCount(account.currencies, draft.currency)}
        currency={draft.currency}
        texts={draft.amountTexts}
        errors={words.byInvoice(problems.invoices)}
        availableMinor={(row) => row.promisableMinor}
        leftOut={leftOutInvoices(account.currencies, draft.scope, draft.currency)}
        leftOutWords="promise.leftOut"
        today={account.today}
        onLeave={onLeave}
        onText={(invoiceId, text) => onChange(withAmount(draft, invoiceId, text, locale))}
      />
    </>
  );
}

/** Says why there is no invoice to promise on. */
function NothingToPromise({ account, draft }: PromiseFormViewProps) {
  const { t } = useTranslation();
  if (promiseCandidates(account, draft).length > 0) return null;
  const owes = account.figures.some(
    ({ currency, openCount }) => currency === draft.currency && openCount > 0,
  );
  return (
    <p className={styles.nothing} role="status">
      {t(owes ? 'promise.nothingLeft' : 'promise.nothingOwed')}
    </p>
  );
}

/** A total above what the customer owes is meant or a typing error: it is said, and wants a second agreement. */
function Excess(props: PromiseFormViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useProblemWords();
  const { reading, draft } = props;
  if (reading.excessMinor === 0) return null;
  return (
    <div className={styles.excess} role="alert">
      <p>
        <IconAlertTriangle size={16} aria-hidden="true" />
        {t('promise.excess', {
          excess: formats.amount(reading.excessMinor, draft.currency),
          onAccount: formats.amount(reading.onAccountMinor, draft.currency),
        })}
      </p>
      <Checkbox
        size="sm"
        label={t('promise.confirmExcess', {
          amount: formats.amount(reading.totalMinor ?? 0, draft.currency),
        })}
        checked={props.isExcessConfirmed}
        error={words.one(props.problems.fields.excess)}
        onChange={(event) => props.onConfirmExcess(event.currentTarget.checked)}
      />
    </div>
  );
}

function PromiseDay({ account, draft, problems, onChange, onLeave }: PromiseFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <FormDayField
      label={t('promise.date')}
      value={draft.date}
      today={account.today}
      error={words.one(problems.fields.date)}
      chipsFor={promiseDayChips}
      onValue={(date) => onChange({ ...draft, date })}
      onLeave={() => {
        if (draft.date !== null) onLeave(['date']);
      }}
    />
  );
}

/** What to say on the phone before recording. */
function ReadBack({ account, draft, reading }: PromiseFormViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { terms } = reading;
  if (terms === null) return null;
  const numbers = new Map(account.claimable.map((row) => [row.id, row.number]));
  const sentence = spokenSentence(
    {
      totalMinor: terms.totalMinor,
      currency: terms.currency,
      date: terms.date,
      today: account.today,
      method: draft.method,
      invoiceNumbers: terms.allocations.map((one) => numbers.get(one.invoiceId) ?? ''),
      onAccountMinor: terms.onAccountMinor,
    },
    t,
    formats,
  );
  return (
    <section className={styles.spoken} aria-label={t('promise.readBack')}>
      <IconQuote size={18} aria-hidden="true" />
      <div>
        <p className={styles.spokenTitle}>{t('promise.readBack')}</p>
        <p>{sentence}</p>
      </div>
    </section>
  );
}
