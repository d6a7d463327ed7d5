import { useState } from 'react';
import { isBusinessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { DayField } from '../../../components/day-field.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { failureWords } from '../../failure-words.ts';
import { useFormats } from '../../formats.ts';
import { unreadableDay } from './day-problem.ts';

type ChosenDayFieldProps = {
  readonly label: string;
  readonly date: string;
  readonly today: string;
  readonly size: 'sm' | 'md';
  readonly onDay: (date: string) => void;
};

/** The day that something is shown of: what is typed takes hold as soon as it is one, and what is none is refused in words. */
export function ChosenDayField({ label, date, today, size, onDay }: ChosenDayFieldProps) {
  const { t, language } = useTranslation();
  const formats = useFormats();
  /** What was typed as long as it is no day. */
  const [unread, setUnread] = useState('');
  const problem = unread === '' ? null : unreadableDay(unread);
  const change = (value: string | null) => {
    const isDay = value !== null && isBusinessDate(value);
    setUnread(isDay ? '' : (value ?? ''));
    if (isDay && value !== date) onDay(value);
  };
  return (
    <DayField
      label={label}
      isLabelHidden
      isPastOffered
      size={size}
      value={date}
      today={today}
      language={language}
      formatDate={formats.fullDate}
      error={problem === null ? null : failureWords(problem, t, formats)}
      chips={[]}
      chipsLabel={t('form.dayChips')}
      calendarLabel={t('form.calendar')}
      onValue={change}
      onLeave={() => setUnread('')}
    />
  );
}
