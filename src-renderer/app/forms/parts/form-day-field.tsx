import type { ReactNode } from 'react';
import { type BusinessDate, businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import type { DayChip } from '../../../components/day-chips.ts';
import { DayField } from '../../../components/day-field.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useFormats } from '../../formats.ts';

type FormDayFieldProps = {
  readonly label: string;
  readonly value: string | null;
  readonly today: string;
  readonly error: ReactNode;
  /** The dates that are one click away. */
  readonly chipsFor: (today: BusinessDate) => readonly DayChip[];
  readonly isOptional?: boolean;
  readonly onValue: (date: string | null) => void;
  readonly onLeave: () => void;
};

/** A date in a form, in the language of the screens. */
export function FormDayField({ chipsFor, today, ...field }: FormDayFieldProps) {
  const { t, language } = useTranslation();
  const formats = useFormats();
  const chips = chipsFor(businessDate(today)).map(({ key, date }) => ({
    label: t(`day.${key}`),
    hint: formats.shortDate(date, today),
    date,
  }));
  return (
    <DayField
      {...field}
      today={today}
      language={language}
      formatDate={formats.fullDate}
      calendarLabel={t('form.calendar')}
      chips={chips}
      chipsLabel={t('form.dayChips')}
    />
  );
}
