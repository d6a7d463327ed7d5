import { Select, Textarea } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../../src-shared/contract/account-view.ts';
import { businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { paymentMethods } from '../../../../src-shared/domain/promise/promise.ts';
import { AmountField } from '../../../components/amount-field.tsx';
import { promiseDayChips } from '../../../components/day-chips.ts';
import { DayField } from '../../../components/day-field.tsx';
import type { PromiseDraft } from '../../../state/drafts.ts';
import { useFormats } from '../../formats.ts';
import { ContactField } from '../parts/contact-field.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import type { FormProblems } from '../parts/form-problem.ts';
import { InvoiceAmounts } from '../parts/invoice-amounts.tsx';
import { useProblemWords } from '../parts/use-problem-words.ts';
import {
  type PromiseField,
  type PromiseReading,
  promiseCandidates,
  withAmount,
  withCurrency,
  withTotal,
} from './promise-draft.ts';
import styles from './promise-form-view.module.css';
import { spokenSentence } from './spoken-sentence.ts';

export type PromiseFormViewProps = {
  readonly account: AccountView;
  readonly draft: PromiseDraft;
  readonly reading: PromiseReading;
  readonly problems: FormProblems<PromiseField>;
  readonly isBusy: boolean;
  readonly isKept: boolean;
  readonly onChange: (draft: PromiseDraft) => void;
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
      onRecord={props.onRecord}
      onDiscard={props.onDiscard}
    >
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

function Amounts({ account, draft, problems, onChange }: PromiseFormViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useProblemWords();
  const { locale } = formats;
  const currencies = [...new Set(account.figures.map((figures) => figures.currency))];
  return (
    <>
      <div className={styles.pair}>
        <AmountField
          label={t('promise.total')}
          isFirst
          text={draft.totalText}
          currency={draft.currency}
          locale={locale}
          error={words.one(problems.fields.total)}
          onText={(text) => onChange(withTotal(account, draft, text, locale))}
        />
        <AmountField
          label={t('promise.onAccount')}
          text={draft.onAccountText}
          currency={draft.currency}
          locale={locale}
          error={words.one(problems.fields.onAccount)}
          onText={(text) => onChange(withAmount(draft, null, text, locale))}
        />
      </div>
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
        rows={promiseCandidates(account, draft)}
        currency={draft.currency}
        texts={draft.amountTexts}
        errors={words.byInvoice(problems.invoices)}
        availableMinor={(row) => row.promisableMinor}
        onText={(invoiceId, text) => onChange(withAmount(draft, invoiceId, text, locale))}
      />
    </>
  );
}

function PromiseDay({ account, draft, problems, onChange }: PromiseFormViewProps) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const words = useProblemWords();
  const chips = promiseDayChips(businessDate(account.today)).map(({ key, date }) => ({
    label: t(`day.${key}`),
    hint: formats.shortDate(date, account.today),
    date,
  }));
  return (
    <DayField
      label={t('promise.date')}
      value={draft.date}
      language={i18n.language}
      minDate={account.today}
      error={words.one(problems.fields.date)}
      chips={chips}
      chipsLabel={t('form.dayChips')}
      onValue={(date) => onChange({ ...draft, date })}
    />
  );
}

/** What to say on the phone before recording. */
function ReadBack({ account, draft, reading }: PromiseFormViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (draft.date === null || reading.totalMinor <= 0) return null;
  const sentence = spokenSentence(
    {
      totalMinor: reading.totalMinor,
      currency: draft.currency,
      date: draft.date,
      method: draft.method,
      invoiceNumbers: reading.allocations.map((one) => account.invoiceNumbers[one.invoiceId] ?? ''),
      onAccountMinor: reading.onAccountMinor,
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
