import { useState } from 'react';
import { useLocation } from 'wouter';
import { isBusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { type DocumentSubject, documentPath } from '../../app/documents/document-path.ts';
import { useFormats } from '../../app/formats.ts';
import { DayField } from '../../components/day-field.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './history-period.module.css';

type Subject = Extract<DocumentSubject, { readonly kind: 'account-history' }>;
type HistoryPeriodProps = { readonly subject: Subject; readonly today: string };

/** The days that a history is of. Every period that can be read is shown at once, and stands in the address. */
export function HistoryPeriod({ subject, today }: HistoryPeriodProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [from, setFrom] = useState(subject.from);
  const [to, setTo] = useState(subject.to);
  const show = (period: Pick<Subject, 'from' | 'to'>) => {
    setFrom(period.from);
    setTo(period.to);
    if (!isPeriod(period)) return;
    const state: unknown = window.history.state;
    go(documentPath({ ...subject, ...period }), { replace: true, state });
  };
  const isTurned = isDay(from) && isDay(to) && !isPeriod({ from, to });
  return (
    <fieldset className={styles.period} aria-label={t('document.history.period')}>
      <PeriodDay
        label={t('document.history.from')}
        value={from}
        today={today}
        error={isDay(from) ? null : t('document.history.noDay')}
        onValue={(day) => show({ from: day, to })}
      />
      <PeriodDay
        label={t('document.history.to')}
        value={to}
        today={today}
        error={isDay(to) ? (isTurned ? t('document.history.turned') : null) : t('document.history.noDay')}
        onValue={(day) => show({ from, to: day })}
      />
    </fieldset>
  );
}

/** An end that is left open counts as one. */
function isDay(day: string | null): boolean {
  return day === null || isBusinessDate(day);
}

function isPeriod({ from, to }: Pick<Subject, 'from' | 'to'>): boolean {
  return isDay(from) && isDay(to) && (from === null || to === null || from <= to);
}

type PeriodDayProps = {
  readonly label: string;
  readonly value: string | null;
  readonly today: string;
  readonly error: string | null;
  readonly onValue: (day: string | null) => void;
};

function PeriodDay(props: PeriodDayProps) {
  const { t, language } = useTranslation();
  const formats = useFormats();
  return (
    <DayField
      {...props}
      language={language}
      isOptional
      isPastOffered
      chips={[]}
      chipsLabel={t('form.dayChips')}
      calendarLabel={`${t('form.calendar')}: ${props.label}`}
      formatDate={formats.fullDate}
      onLeave={() => undefined}
    />
  );
}
