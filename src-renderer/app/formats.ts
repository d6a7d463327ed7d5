import { formatAmount, formatAmountNumber } from '../../src-shared/domain/money/amount.ts';
import type { DecimalMark } from '../../src-shared/domain/money/parse-amount.ts';
import { useTranslation } from '../components/translation.tsx';

/** How a language writes amounts, dates and times. Business dates go in as `YYYY-MM-DD`, instants as ISO text. */
export type Formats = {
  readonly locale: string;
  readonly decimalMark: DecimalMark;
  readonly amount: (amountMinor: number, currency: string) => string;
  readonly amountNumber: (amountMinor: number, currency: string) => string;
  readonly count: (count: number) => string;
  /** "5 Nov", with the year when it is not that of `today`. */
  readonly shortDate: (date: string, today?: string) => string;
  /** "Friday 4 December", with the year when it is not that of `today`. */
  readonly spokenDate: (date: string, today: string) => string;
  /** "4 Dec 2026" */
  readonly fullDate: (date: string) => string;
  readonly time: (instant: string) => string;
  /** By the computer's clock, or by that of a time zone (IANA name). */
  readonly dateTime: (instant: string, timeZone?: string) => string;
  readonly list: (items: readonly string[]) => string;
};

const localeOf: Readonly<Record<string, string>> = { en: 'en-GB', de: 'de-DE' };
const known = new Map<string, Formats>();

/** The formats of a language; the same object for the same language. */
export function formatsOf(language: string): Formats {
  const found = known.get(language) ?? createFormats(localeOf[language] ?? language);
  known.set(language, found);
  return found;
}

/** The formats of the language that is set. */
export function useFormats(): Formats {
  return formatsOf(useTranslation().language);
}

function createFormats(locale: string): Formats {
  const day = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (date: string) => format.format(Date.parse(`${date}T00:00:00Z`));
  };
  const withoutYear = day({ day: 'numeric', month: 'short' });
  const withYear = day({ day: 'numeric', month: 'short', year: 'numeric' });
  const spoken = day({ weekday: 'long', day: 'numeric', month: 'long' });
  const spokenWithYear = day({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const dateTimeStyle = { dateStyle: 'medium', timeStyle: 'short' } as const;
  const dateTime = new Intl.DateTimeFormat(locale, dateTimeStyle);
  const dateTimeIn = (timeZone: string) => new Intl.DateTimeFormat(locale, { ...dateTimeStyle, timeZone });
  const count = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    locale,
    decimalMark: new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.',
    amount: (amountMinor, currency) => formatAmount(amountMinor, currency, locale).replace(/^-/, '−'),
    amountNumber: (amountMinor, currency) =>
      formatAmountNumber(amountMinor, currency, locale).replace(/^-/, '−'),
    count: (value) => count.format(value),
    shortDate: (date, today) =>
      today !== undefined && date.slice(0, 4) !== today.slice(0, 4) ? withYear(date) : withoutYear(date),
    spokenDate: (date, today) =>
      date.slice(0, 4) === today.slice(0, 4) ? spoken(date) : spokenWithYear(date),
    fullDate: withYear,
    time: (instant) => time.format(Date.parse(instant)),
    dateTime: (instant, timeZone) =>
      (timeZone === undefined ? dateTime : dateTimeIn(timeZone)).format(Date.parse(instant)),
    list: (items) => list.format(items),
  };
}
