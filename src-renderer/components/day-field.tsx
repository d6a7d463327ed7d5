import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import styles from './day-field.module.css';
import { readDayText } from './day-text.ts';

export type DayFieldProps = {
  readonly label: string;
  /** A business date, or what was typed as long as it is none; null for nothing. */
  readonly value: string | null;
  readonly language: string;
  readonly today: string;
  readonly error?: ReactNode;
  readonly chips: readonly { readonly label: string; readonly hint: string; readonly date: string }[];
  readonly chipsLabel: string;
  readonly calendarLabel: string;
  /** How a date reads in the field; the field must read it back. */
  readonly formatDate: (date: string) => string;
  /** May be left empty: the chosen chip takes its date back. */
  readonly isOptional?: boolean;
  readonly onValue: (value: string | null) => void;
  readonly onLeave: () => void;
};

/** A calendar date, typed or picked, with the days that people name most as chips. What cannot be read stays as typed. */
export function DayField(props: DayFieldProps) {
  const { value, onValue } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    const read = readDayText(text, props.language, props.today);
    onValue(read ?? (text.trim() === '' ? null : text));
  };
  const pick = (date: string | null) => {
    setTyped(null);
    onValue(date);
  };
  const written = value !== null && isBusinessDate(value) ? props.formatDate(value) : (value ?? '');
  return (
    <div>
      <TextInput
        label={props.label}
        value={typed ?? written}
        maxLength={40}
        autoComplete="off"
        error={props.error}
        rightSection={<Calendar {...props} onValue={pick} />}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          setTyped(null);
          props.onLeave();
        }}
      />
      <fieldset className={styles.chips} aria-label={props.chipsLabel}>
        {props.chips.map((chip) => (
          <button
            key={chip.label}
            type="button"
            className={styles.chip}
            aria-pressed={chip.date === value}
            // Keeps the field focused, so that no error appears and moves the chip away under the pointer.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(props.isOptional === true && chip.date === value ? null : chip.date)}
          >
            {chip.label} <span className={styles.hint}>{chip.hint}</span>
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function Calendar({ value, language, today, calendarLabel, onValue }: DayFieldProps) {
  const [isOpen, setIsOpen] = useState(false);
  const date = value !== null && isBusinessDate(value) ? value : null;
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md" trapFocus withArrow>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={calendarLabel}
          onClick={() => setIsOpen((present) => !present)}
        >
          <IconCalendar size={16} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={calendarLabel}>
        <DatePicker
          value={date}
          defaultDate={date ?? today}
          locale={language}
          minDate={today}
          firstDayOfWeek={1}
          onChange={(picked) => {
            setIsOpen(false);
            onValue(picked);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
