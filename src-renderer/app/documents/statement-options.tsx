import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { addMonths, businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { compareText } from '../../../src-shared/domain/compare-text.ts';
import { useTranslation } from '../../components/translation.tsx';
import { ChosenDayField } from '../forms/parts/chosen-day-field.tsx';
import type { StatementChoices } from './statement-choices.ts';
import styles from './statement-options.module.css';

type StatementOptionsProps = {
  readonly choices: StatementChoices;
  readonly today: string;
  readonly onChoose: (choices: StatementChoices) => void;
  /** What there is to choose before it. */
  readonly before: ReactNode;
};

/** Which statement is wanted: open items or movements, of which day, with or without its lines. */
export function StatementOptions({ choices, today, onChoose, before }: StatementOptionsProps) {
  const { t } = useTranslation();
  const { asOf, from, isSummary } = choices;
  const day = asOf ?? today;
  const takeDay = (date: string) => {
    // Of a day to come nobody knows more than today.
    const end = date >= today ? null : date;
    onChoose({ ...choices, asOf: end, from: from === null ? null : earlier(from, date) });
  };
  return (
    <fieldset className={styles.options} aria-label={t('document.statement.options')}>
      {before}
      <SegmentedControl
        size="xs"
        aria-label={t('document.statement.form')}
        value={from === null ? 'open' : 'forward'}
        data={[
          { value: 'open', label: t('document.statement.openItems') },
          { value: 'forward', label: t('document.statement.balanceForward') },
        ]}
        onChange={(form) => onChoose({ ...choices, from: form === 'open' ? null : monthBefore(day) })}
      />
      {from === null ? null : (
        <div className={styles.day}>
          <span aria-hidden="true">{t('document.statement.from')}</span>
          <ChosenDayField
            label={t('document.statement.from')}
            date={from}
            today={today}
            size="sm"
            onDay={(date) => onChoose({ ...choices, from: earlier(date, day) })}
          />
        </div>
      )}
      <div className={styles.day}>
        <span aria-hidden="true">{t('document.statement.asOf')}</span>
        <ChosenDayField
          label={t('document.statement.asOf')}
          date={day}
          today={today}
          size="sm"
          onDay={takeDay}
        />
      </div>
      {asOf === null ? null : (
        <Button size="xs" variant="default" onClick={() => onChoose({ ...choices, asOf: null })}>
          {t('document.statement.today')}
        </Button>
      )}
      <Checkbox
        label={t('document.statement.summary')}
        checked={isSummary}
        onChange={(event) => onChoose({ ...choices, isSummary: event.currentTarget.checked })}
      />
    </fieldset>
  );
}

/** The first day of the month before: a statement carries forward from the last one that is whole. */
function monthBefore(day: string): string {
  return `${addMonths(businessDate(day), -1).slice(0, 7)}-01`;
}

function earlier(a: string, b: string): string {
  return compareText(a, b) < 0 ? a : b;
}
