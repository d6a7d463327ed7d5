import { Select, TextInput } from '@mantine/core';
import { dayAdjustments } from '../../../../src-shared/domain/plan/plan-terms.ts';
import { AmountField } from '../../../components/amount-field.tsx';
import { promiseDayChips } from '../../../components/day-chips.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { useFormats } from '../../formats.ts';
import { FormDayField } from '../parts/form-day-field.tsx';
import { useProblemWords } from '../parts/use-problem-words.ts';
import styles from './plan-form-view.module.css';
import type { PlanFormViewProps } from './plan-form-view.tsx';

/** Down payment, interest, fee, and what happens to dates that are no business days. */
export function ChargeFields(props: PlanFormViewProps) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const words = useProblemWords();
  const { draft, problems, onChange, onLeave } = props;
  return (
    <>
      <DownPayment {...props} />
      <div className={styles.pair}>
        <TextInput
          label={t('plan.rate')}
          value={draft.rateText}
          classNames={{ input: styles.number ?? '' }}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          rightSection="%"
          rightSectionPointerEvents="none"
          error={words.one(problems.fields.rate)}
          onBlur={() => onLeave(['rate'])}
          onChange={(event) => onChange({ ...draft, rateText: event.currentTarget.value })}
        />
        <AmountField
          label={t('plan.fee')}
          text={draft.feeText}
          currency={draft.currency}
          locale={locale}
          error={words.one(problems.fields.fee)}
          onLeave={() => onLeave(['fee'])}
          onText={(feeText) => onChange({ ...draft, feeText })}
        />
      </div>
      <Select
        label={t('plan.adjustment')}
        value={draft.adjustment}
        allowDeselect={false}
        data={dayAdjustments.map((one) => ({ value: one, label: t(`dayAdjustment.${one}`) }))}
        onChange={(value) => {
          const adjustment = dayAdjustments.find((one) => one === value) ?? draft.adjustment;
          onChange({ ...draft, adjustment });
        }}
      />
    </>
  );
}

function DownPayment({ account, draft, problems, onChange, onLeave }: PlanFormViewProps) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const words = useProblemWords();
  return (
    <>
      <AmountField
        label={t('plan.downPayment')}
        text={draft.downPaymentText}
        currency={draft.currency}
        locale={locale}
        error={words.one(problems.fields.downPayment)}
        onLeave={() => onLeave(['downPayment'])}
        onText={(downPaymentText) => onChange({ ...draft, downPaymentText })}
      />
      {draft.downPaymentText.trim() === '' ? null : (
        <FormDayField
          label={t('plan.downPaymentDate')}
          value={draft.downPaymentDate}
          today={account.today}
          error={words.one(problems.fields.downPaymentDate)}
          chipsFor={promiseDayChips}
          onLeave={() => onLeave(['downPaymentDate'])}
          onValue={(downPaymentDate) => onChange({ ...draft, downPaymentDate })}
        />
      )}
    </>
  );
}
