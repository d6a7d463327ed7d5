import { formatAmountNumber } from '../../src-shared/domain/money/amount.ts';
import { type CountedText, type DocumentWords, fillIn, wordsOf } from './document-words.ts';

/** Words, dates and amounts of one document as its reader expects them. */
export type DocumentFormat = {
  readonly locale: string;
  readonly words: DocumentWords;
  /** Amount without its currency, with a real minus sign. */
  amount(amountMinor: number, currency: string): string;
  /** Amount followed by its currency. */
  money(amountMinor: number, currency: string): string;
  /** The head of a column of amounts of one currency. */
  inCurrency(head: string, currency: string): string;
  /** A date short enough for a column; it never breaks. */
  shortDate(date: string): string;
  longDate(date: string): string;
  /** The time of day of an instant in a time zone, with the zone's name: `10:14 CET`. */
  time(instant: string, timeZone: string): string;
  /** A text with its `{count}`, in the form that the language has for so many. */
  counted(text: CountedText, count: number, values?: Readonly<Record<string, string>>): string;
  /** A decimal text with the decimal mark of the reader: `4.5` as `4,5`. */
  decimal(text: string): string;
};

export function createDocumentFormat(requestedLocale: string): DocumentFormat {
  const { words, locale } = wordsOf(requestedLocale);
  const short = dateFormat(locale, 'medium');
  const long = dateFormat(locale, 'long');
  const plurals = new Intl.PluralRules(locale);
  const decimalMark = new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.';
  const amount = (amountMinor: number, currency: string) =>
    // The narrow space of French is as wide in the font, but not copied as a space.
    formatAmountNumber(amountMinor, currency, locale).replace(/^-/, '\u2212').replaceAll('\u202f', '\u00a0');
  return {
    locale,
    words,
    amount,
    money: (amountMinor, currency) => `${amount(amountMinor, currency)}\u00a0${currency}`,
    inCurrency: (head, currency) => `${head} (${currency})`,
    shortDate: (date) => short(date).replaceAll(' ', '\u00a0'),
    longDate: long,
    time: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        ...{ hour: '2-digit', minute: '2-digit', timeZone, timeZoneName: 'short' },
      })
        .format(new Date(instant))
        .replaceAll(/\s/g, '\u00a0'),
    counted: (text, count, values) =>
      fillIn(text[plurals.select(count)] ?? text.other, { ...values, count: String(count) }),
    decimal: (text) => text.replace('.', decimalMark),
  };
}

function dateFormat(locale: string, dateStyle: 'medium' | 'long'): (date: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC', calendar: 'gregory' });
  const known = new Map<string, string>();
  return (date) => {
    let text = known.get(date);
    if (text === undefined) {
      text = format.format(new Date(`${date}T00:00:00Z`));
      // The first of a month is an ordinal in French, which CLDR does not write.
      if (locale.startsWith('fr')) text = text.replace(/^1(?=\s)/, '1er');
      known.set(date, text);
    }
    return text;
  };
}
