import { formatAmountNumber } from '../../src-shared/domain/money/amount.ts';
import { type DocumentWords, wordsOf } from './document-words.ts';

/** Words, dates and amounts of one document as its reader expects them. */
export type DocumentFormat = {
  readonly locale: string;
  readonly words: DocumentWords;
  /** Amount without its currency, with a real minus sign. */
  amount(amountMinor: number, currency: string): string;
  /** Amount followed by its currency. */
  money(amountMinor: number, currency: string): string;
  /** A date short enough for a column; it never breaks. */
  shortDate(date: string): string;
  longDate(date: string): string;
};

export function createDocumentFormat(requestedLocale: string): DocumentFormat {
  const { words, locale } = wordsOf(requestedLocale);
  const short = dateFormat(locale, 'medium');
  const long = dateFormat(locale, 'long');
  const amount = (amountMinor: number, currency: string) =>
    formatAmountNumber(amountMinor, currency, locale).replace(/^-/, '\u2212');
  return {
    locale,
    words,
    amount,
    money: (amountMinor, currency) => `${amount(amountMinor, currency)}\u00a0${currency}`,
    shortDate: (date) => short(date).replaceAll(' ', '\u00a0'),
    longDate: long,
  };
}

function dateFormat(locale: string, dateStyle: 'medium' | 'long'): (date: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC', calendar: 'gregory' });
  const known = new Map<string, string>();
  return (date) => {
    let text = known.get(date);
    if (text === undefined) {
      text = format.format(new Date(`${date}T00:00:00Z`));
      known.set(date, text);
    }
    return text;
  };
}
