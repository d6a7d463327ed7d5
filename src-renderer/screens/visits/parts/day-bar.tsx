import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useFormats } from '../../../app/formats.ts';
import { ChosenDayField } from '../../../app/forms/parts/chosen-day-field.tsx';
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
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles.day}>
      <ActionIcon size={44} variant="default" aria-label={t('visits.dayBefore')} onClick={() => onStep(-1)}>
        <IconChevronLeft size={20} aria-hidden="true" />
      </ActionIcon>
      <ChosenDayField label={t('visits.day')} date={date} today={today} size="md" onDay={onDay} />
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
