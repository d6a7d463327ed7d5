import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { isBusinessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { unreadableDay } from '../../../app/forms/parts/day-problem.ts';
import { DayField } from '../../../components/day-field.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './visits.module.css';

type DayBarProps = {
  readonly date: string;
  readonly today: string;
  readonly onDay: (date: string) => void;
  readonly onStep: (days: number) => void;
};

/** The day that is shown, and the ways to others. */
export function DayBar({ date, today, onDay, onStep }: DayBarProps) {
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
    <div className={styles.day}>
      <ActionIcon size={44} variant="default" aria-label={t('visits.dayBefore')} onClick={() => onStep(-1)}>
        <IconChevronLeft size={20} aria-hidden="true" />
      </ActionIcon>
      <DayField
        label={t('visits.day')}
        isLabelHidden
        isPastOffered
        size="md"
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
      <ActionIcon size={44} variant="default" aria-label={t('visits.dayAfter')} onClick={() => onStep(1)}>
        <IconChevronRight size={20} aria-hidden="true" />
      </ActionIcon>
      <Button size="md" variant="default" disabled={date === today} onClick={() => onDay(today)}>
        {t('visits.today')}
      </Button>
      <strong>{formats.spokenDate(date, today)}</strong>
    </div>
  );
}
