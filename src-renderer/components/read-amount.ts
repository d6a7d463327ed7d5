import { minorDigits } from '../../src-shared/domain/money/currency.ts';
import { type DecimalMark, parseAmount } from '../../src-shared/domain/money/parse-amount.ts';
import { plainCharacters } from './amount-characters.ts';
import { currenciesOf } from './amount-symbols.ts';

/** What a typed or pasted amount says, in minor units of the field's currency. */
export type AmountReading =
  | { readonly kind: 'amount'; readonly amountMinor: number }
  /** It can mean either of these, and nobody but the person can say which. */
  | { readonly kind: 'question'; readonly choices: readonly [number, number] }
  /** It names a currency that is not the field's. */
  | { readonly kind: 'other-currency'; readonly written: string }
  /** An amount, but larger than any that can be held. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable' };

/** Stands after a pasted amount that could be read in another country's way, too. */
const askedMark = '?';
/** No amount is longer; what is longer costs time to read. */
const maxLength = 60;
const unreadable: AmountReading = { kind: 'unreadable' };

/** The decimal mark of a locale. */
export function decimalMarkOf(locale: string): DecimalMark {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.';
}

/**
 * M1: reads an amount as people write it anywhere: with a currency before or after, digits of other scripts, groups in
 * any notation, accounting parentheses. The notation of the locale comes first; another one is taken where it is the
 * only one that gives an amount, and asked about where there are two. Empty is 0.
 */
export function readAmount(text: string, currency: string, locale: string): AmountReading {
  if (text.length > maxLength) return unreadable;
  const own = decimalMarkOf(locale);
  const plain = plainCharacters(text, own);
  if (plain === '') return { kind: 'amount', amountMinor: 0 };
  const isAsked = plain.endsWith(askedMark);
  const number = takeCurrency(isAsked ? plain.slice(0, -1) : plain, currency);
  if ('kind' in number) return number;
  return readNumber(withoutEmptyCents(number.text), currency, own, isAsked);
}

/**
 * A pasted amount as it stands in the field: what could come from another country's notation gets a question mark,
 * though typed it would be read in the locale's.
 */
export function pastedAmount(text: string, currency: string, locale: string): string {
  const pasted = text.replaceAll(/\s+/g, ' ').trim();
  const asked = `${pasted}${askedMark}`;
  const isTaken = readAmount(pasted, currency, locale).kind === 'amount';
  return isTaken && readAmount(asked, currency, locale).kind === 'question' ? asked : pasted;
}

/** Takes the currency from either end. A currency that touches a mark ("EUR.50") could hide a digit: unreadable. */
function takeCurrency(text: string, currency: string): { readonly text: string } | AmountReading {
  let rest = text;
  for (const edge of [
    /^(?<before>[\s(+-]*)(?<written>(?:s?fr|kr|rs)\.(?=\s)|[\p{L}\p{Sc}]+(?![.,]))\s*/iu,
    /\s*(?<written>(?:s?fr|kr|rs)\.|[\p{L}\p{Sc}]+)(?<before>[\s)-]*)$/iu,
  ]) {
    const found = edge.exec(rest)?.groups;
    if (found === undefined) continue;
    const written = found.written ?? '';
    const meant = currenciesOf(written.replace('.', ''));
    if (meant.length === 0) return unreadable;
    if (!meant.includes(currency))
      return { kind: 'other-currency', written: meant.length > 1 ? written : (meant[0] ?? written) };
    rest = rest.replace(edge, found.before ?? '');
  }
  return { text: rest.trim() };
}

/** "12.–" and "12,-" are whole amounts, not amounts below zero. */
function withoutEmptyCents(text: string): string {
  return text.replace(/(?<=\d)[.,](?:[–—]|--?)$/, '');
}

function readNumber(text: string, currency: string, own: DecimalMark, isAsked: boolean): AmountReading {
  const other = own === '.' ? ',' : '.';
  const byOwn = parseWith(text, currency, own);
  const byOther = fits(text, currency, other) ? parseWith(text, currency, other) : undefined;
  if (byOwn === undefined && byOther === undefined) {
    const isLarge = isTooLarge(text, currency, own) || isTooLarge(text, currency, other);
    return isLarge ? { kind: 'too-large' } : unreadable;
  }
  if (byOwn === undefined || byOther === undefined || byOwn === byOther)
    return readOnlyOne(text, currency, own, byOwn, byOther);
  // "12.345" KWD is how the locale itself writes it; "12,345" KWD has both readings in everybody's hand.
  const isOwnWriting = text.includes(own) && fits(text, currency, own) && !isAsked;
  if (isOwnWriting) return { kind: 'amount', amountMinor: byOwn };
  return { kind: 'question', choices: fits(text, currency, own) ? [byOwn, byOther] : [byOther, byOwn] };
}

function readOnlyOne(
  text: string,
  currency: string,
  own: DecimalMark,
  byOwn: number | undefined,
  byOther: number | undefined,
): AmountReading {
  if (byOwn !== undefined) return { kind: 'amount', amountMinor: byOwn };
  if (byOther === undefined) return unreadable;
  const rounded = roundedBy(text, currency, own);
  // The locale's own mark before three digits: thousands from elsewhere, or a digit too many.
  return rounded === undefined
    ? { kind: 'amount', amountMinor: byOther }
    : { kind: 'question', choices: [byOther, rounded] };
}

function parseWith(text: string, currency: string, mark: DecimalMark): number | undefined {
  return hasGroupAfterZero(text, mark) ? undefined : parseAmount(text, currency, mark);
}

/** A group after a zero ("0,125") is no thousand. */
function hasGroupAfterZero(text: string, mark: DecimalMark): boolean {
  return /^\D*0\D+\d/.test(wholePart(text, mark));
}

function wholePart(text: string, mark: DecimalMark): string {
  return text.slice(0, text.includes(mark) ? text.lastIndexOf(mark) : undefined);
}

/** True for what is no amount, and would be one with zeros before its mark. */
function isTooLarge(text: string, currency: string, mark: DecimalMark): boolean {
  const whole = wholePart(text, mark);
  const small = `${whole.replaceAll(/\d/g, '0')}${text.slice(whole.length)}`;
  return !hasGroupAfterZero(text, mark) && parseAmount(small, currency, mark) !== undefined;
}

/** True where no more decimals are written than the currency has. */
function fits(text: string, currency: string, mark: DecimalMark): boolean {
  if (!text.includes(mark)) return true;
  const decimals = text.slice(text.lastIndexOf(mark) + 1).replaceAll(/\D/g, '').length;
  return decimals <= minorDigits(currency);
}

/** The amount with its surplus decimals rounded half up, where the mark stands once and no other does. */
function roundedBy(text: string, currency: string, mark: DecimalMark): number | undefined {
  const match = new RegExp(`^([^\\d.,]*)(\\d+)\\${mark}(\\d+)([^\\d.,]*)$`).exec(text);
  if (match === null) return undefined;
  const [, before = '', whole = '', decimals = '', after = ''] = match;
  const kept = minorDigits(currency);
  const minor = Number(`${whole}${decimals.slice(0, kept)}`) + (Number(decimals[kept] ?? '0') >= 5 ? 1 : 0);
  const isNegative = /[(-]/.test(before) || after.includes('-');
  return isNegative ? -minor : minor;
}
