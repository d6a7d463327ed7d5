import 'dayjs/locale/de';
import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import styles from './day-field.module.css';
import { readDayText } from './day-text.ts';
import { useDayKeys } from './use-day-keys.ts';

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
  /** The label is for screen readers alone. */
  readonly isLabelHidden?: boolean;
  /** Days before today may be picked as well. */
  readonly isPastOffered?: boolean;
  /** `md` is as high as a finger needs it. */
  readonly size?: 'sm' | 'md';
  /** How a date reads in the field; the field must read it back. */
  readonly formatDate: (date: string) => string;
  /** May be left empty: the chosen chip takes its date back. */
  readonly isOptional?: boolean;
  readonly onValue: (value: string | null) => void;
  readonly onLeave: () => void;
};

/**
 * A calendar date, typed, stepped through with the arrows or picked, with the days that people name most as chips. What
 * cannot be read stays as typed.
 */
export function DayField(props: DayFieldProps) {
  const { value, onValue } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [isCalendarOpen, setIsCalendarOpen] = useState(false);
  const type = (text: string) => {
    setTyped(text);
    const read = readDayText(text, props.language, props.today);
    onValue(read ?? (text.trim() === '' ? null : text));
  };
  const pick = (date: string | null) => {
    setTyped(null);
    onValue(date);
  };
  const onKeyDown = useDayKeys({
    value,
    today: props.today,
    onDay: pick,
    onCalendar: () => setIsCalendarOpen(true),
  });
  const written = value !== null && isBusinessDate(value) ? props.formatDate(value) : (value ?? '');
  return (
    <div>
      <TextInput
        {...(props.isLabelHidden === true ? { 'aria-label': props.label } : { label: props.label })}
        size={props.size ?? 'sm'}
        required={props.isOptional !== true}
        value={typed ?? written}
        maxLength={40}
        autoComplete="off"
        error={props.error}
        rightSection={
          <Calendar {...props} isOpen={isCalendarOpen} onOpen={setIsCalendarOpen} onValue={pick} />
        }
        onKeyDown={onKeyDown}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          setTyped(null);
          props.onLeave();
        }}
      />
      {props.chips.length === 0 ? null : <DayChips {...props} onPick={pick} />}
    </div>
  );
}

function DayChips(props: DayFieldProps & { readonly onPick: (date: string | null) => void }) {
  return (
    <fieldset className={styles.chips} aria-label={props.chipsLabel}>
      {props.chips.map((chip) => (
        <button
          key={chip.label}
          type="button"
          className={styles.chip}
          aria-pressed={chip.date === props.value}
          // Keeps the field focused, so that no error appears and moves the chip away under the pointer.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() =>
            props.onPick(props.isOptional === true && chip.date === props.value ? null : chip.date)
          }
        >
          {chip.label} <span className={styles.hint}>{chip.hint}</span>
        </button>
      ))}
    </fieldset>
  );
}

type CalendarProps = Pick<
  DayFieldProps,
  'value' | 'language' | 'today' | 'calendarLabel' | 'isPastOffered' | 'onValue'
> & {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
};

function Calendar(props: CalendarProps) {
  const { value, language, today, calendarLabel, onValue, isOpen, onOpen } = props;
  const date = value !== null && isBusinessDate(value) ? value : null;
  return (
    <Popover
      opened={isOpen}
      onChange={onOpen}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      withArrow
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={calendarLabel}
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
        >
          <IconCalendar size={16} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={calendarLabel}>
        <DatePicker
          value={date}
          defaultDate={date ?? today}
          locale={language}
          {...(props.isPastOffered === true ? {} : { minDate: today })}
          firstDayOfWeek={1}
          // Escape closes the calendar, and not the form that it belongs to.
          __stopPropagation
          onChange={(picked) => {
            onOpen(false);
            onValue(picked);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
