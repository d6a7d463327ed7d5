import 'dayjs/locale/de';
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { type BusinessDate, isBusinessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { failureWords } from '../../../app/failure-words.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { FigureLanguage } from '../figure-words.ts';
import { readPastDay } from '../read-past-day.ts';
import styles from './as-of-field.module.css';

type AsOfFieldProps = {
  readonly asOf: BusinessDate;
  readonly today: string;
  readonly language: FigureLanguage;
  readonly onDate: (date: BusinessDate) => void;
};

/** The date of the figures, typed or picked. Remounts by React key when the date changes. */
export function AsOfField({ asOf, today, language: { t, formats }, onDate }: AsOfFieldProps) {
  const { language } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const take = () => {
    if (typed === null) return;
    const read = readPastDay(typed, language, today);
    if ('date' in read) {
      setError(null);
      setTyped(null);
      if (read.date !== asOf) onDate(read.date);
      return;
    }
    setError(
      read.problem === 'future'
        ? t('dashboard.future')
        : failureWords({ code: read.problem, params: { typed } }, t, formats),
    );
  };
  return (
    <form
      className={styles.field}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextInput
        aria-label={t('dashboard.dateLabel')}
        value={typed ?? formats.fullDate(asOf)}
        maxLength={40}
        autoComplete="off"
        error={error}
        rightSection={<Calendar asOf={asOf} today={today} onDate={onDate} />}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
      />
      <Button
        variant="default"
        disabled={asOf === today}
        onClick={() => isBusinessDate(today) && onDate(today)}
      >
        {t('dashboard.today')}
      </Button>
    </form>
  );
}

function Calendar({ asOf, today, onDate }: Pick<AsOfFieldProps, 'asOf' | 'today' | 'onDate'>) {
  const { t, language } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md" trapFocus withArrow>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('form.calendar')}
          onClick={() => setIsOpen((present) => !present)}
        >
          <IconCalendar size={16} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('form.calendar')}>
        <DatePicker
          value={asOf}
          defaultDate={asOf}
          locale={language}
          maxDate={today}
          firstDayOfWeek={1}
          onChange={(picked) => {
            setIsOpen(false);
            if (picked !== null && isBusinessDate(picked)) onDate(picked);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
