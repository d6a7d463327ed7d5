import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { planFrequencies } from '../../../../src-shared/domain/plan/plan-terms.ts';
import { AmountField } from '../../../components/amount-field.tsx';
import { promiseDayChips } from '../../../components/day-chips.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { useFormats } from '../../formats.ts';
import { FormDayField } from '../parts/form-day-field.tsx';
import { useProblemWords } from '../parts/use-problem-words.ts';
import styles from './plan-form-view.module.css';
import type { PlanFormViewProps } from './plan-form-view.tsx';

const ways = ['count', 'amount', 'dates'] as const;

/** N1: so many instalments, instalments of so much, or instalments on these dates. */
export function RuleFields(props: PlanFormViewProps) {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  return (
    <>
      <SegmentedControl
        aria-label={t('plan.by.label')}
        fullWidth
        className={styles.ways ?? ''}
        value={draft.by}
        data={ways.map((by) => ({ value: by, label: t(`plan.by.${by}`) }))}
        onChange={(value) => onChange({ ...draft, by: ways.find((by) => by === value) ?? 'count' })}
      />
      {draft.by === 'dates' ? <DatesField {...props} /> : <RhythmFields {...props} />}
    </>
  );
}

function DatesField({ draft, problems, onChange, onLeave }: PlanFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <Textarea
      label={t('plan.dates')}
      description={t('plan.datesHint')}
      value={draft.datesText}
      maxLength={10_000}
      autosize
      minRows={3}
      maxRows={10}
      data-autofocus
      error={words.one(problems.fields.dates ?? problems.fields.rule)}
      onBlur={() => onLeave(['dates', 'rule'])}
      onChange={(event) => onChange({ ...draft, datesText: event.currentTarget.value })}
    />
  );
}

function RhythmFields(props: PlanFormViewProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { account, draft, problems, onChange, onLeave } = props;
  return (
    <>
      <div className={styles.pair}>
        <SizeField {...props} />
        <Select
          label={t('plan.frequency')}
          value={draft.frequency}
          allowDeselect={false}
          data={planFrequencies.map((one) => ({ value: one, label: t(`planFrequency.${one}`) }))}
          onChange={(value) => {
            const frequency = planFrequencies.find((one) => one === value) ?? draft.frequency;
            onChange({ ...draft, frequency });
          }}
        />
      </div>
      <FormDayField
        label={t('plan.firstDate')}
        value={draft.firstDate}
        today={account.today}
        error={words.one(problems.fields.dates)}
        chipsFor={promiseDayChips}
        onLeave={() => onLeave(['dates'])}
        onValue={(firstDate) => onChange({ ...draft, firstDate })}
      />
    </>
  );
}

function SizeField({ draft, problems, onChange, onLeave }: PlanFormViewProps) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const error = useProblemWords().one(problems.fields.rule);
  if (draft.by === 'amount') {
    return (
      <AmountField
        label={t('plan.instalment')}
        isFirst
        text={draft.instalmentText}
        currency={draft.currency}
        locale={locale}
        error={error}
        onLeave={() => onLeave(['rule'])}
        onText={(instalmentText) => onChange({ ...draft, instalmentText })}
      />
    );
  }
  return (
    <TextInput
      label={t('plan.count')}
      value={draft.countText}
      classNames={{ input: styles.number ?? '' }}
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      data-autofocus
      error={error}
      onBlur={() => onLeave(['rule'])}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => onChange({ ...draft, countText: event.currentTarget.value })}
    />
  );
}
