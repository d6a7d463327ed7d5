import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import type { ReactNode } from 'react';
import { isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { classNames } from './class-names.ts';
import styles from './day-field.module.css';

dayjs.extend(customParseFormat);

export type DayFieldProps = {
  readonly label: string;
  readonly value: string | null;
  readonly language: string;
  readonly minDate: string;
  readonly error?: ReactNode;
  readonly chips: readonly { readonly label: string; readonly hint: string; readonly date: string }[];
  readonly chipsLabel: string;
  readonly onValue: (date: string | null) => void;
};

const typedFormats = ['D MMM YYYY', 'D.M.YYYY', 'D.M.YY', 'D/M/YYYY', 'D/M/YY', 'YYYY-MM-DD'];

/** Reads a typed date: day first, or ISO. */
function readTypedDate(text: string): string | null {
  for (const format of typedFormats) {
    const day = dayjs(text.trim(), format, true);
    if (!day.isValid()) continue;
    const date = day.format('YYYY-MM-DD');
    if (isBusinessDate(date)) return date;
  }
  return null;
}

/** A calendar date with the days that people name most as chips beside it. */
export function DayField(props: DayFieldProps) {
  return (
    <div>
      <DateInput
        label={props.label}
        value={props.value}
        locale={props.language}
        minDate={props.minDate}
        valueFormat={props.language === 'de' ? 'D.M.YYYY' : 'D MMM YYYY'}
        dateParser={readTypedDate}
        firstDayOfWeek={1}
        clearable={false}
        error={props.error}
        rightSection={<IconCalendar size={16} aria-hidden="true" />}
        rightSectionPointerEvents="none"
        popoverProps={{ withinPortal: true }}
        onChange={(date) => props.onValue(date)}
      />
      <fieldset className={styles.chips} aria-label={props.chipsLabel}>
        {props.chips.map((chip) => (
          <button
            key={chip.label}
            type="button"
            className={classNames(styles.chip, chip.date === props.value && styles.chosen)}
            aria-pressed={chip.date === props.value}
            onClick={() => props.onValue(chip.date)}
          >
            {chip.label} <span className={styles.hint}>{chip.hint}</span>
          </button>
        ))}
      </fieldset>
    </div>
  );
}
