import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { isCurrency, minorDigits } from '../../src-shared/domain/money/currency.ts';
import { type DecimalMark, parseAmount } from '../../src-shared/domain/money/parse-amount.ts';

/** The text of an amount with the currency that its row is in. */
export type AmountText = { readonly text: string; readonly currency: string };

/** One to three digits, not a lone zero, a mark, three digits: as well thousands as three decimals. */
const eitherReading = /^[1-9]\d{0,2}[.,]\d{3}$/;
/** Above this share of amounts that fit only the other mark, a column is not merely mistyped here and there. */
const maxContradictingShare = 0.02;

/**
 * M1: reads an amount of a ledger in minor units, with or without its currency beside it. `1.000` with the mark `.` is
 * no amount of a currency of two digits: whoever wrote it most likely meant a thousand. Where a currency has no minor
 * unit it can only be a thousand.
 */
export function readAmount(text: string, currency: string, mark: DecimalMark): number | undefined {
  const bare = withoutCurrency(text, currency);
  if (!eitherReading.test(digitsOf(bare)) || !bare.includes(mark)) return parseAmount(bare, currency, mark);
  const digits = minorDigits(currency);
  if (digits === 0) return parseAmount(bare, currency, otherMark(mark));
  return digits < 3 ? undefined : parseAmount(bare, currency, mark);
}

/**
 * Decides the decimal mark from all amounts of a column; the point where no amount has any mark. AMOUNTS_AMBIGUOUS
 * with an example when there are amounts that could be either and the others do not decide.
 */
export function detectDecimalMark(amounts: readonly AmountText[]): Result<DecimalMark> {
  const votes = { '.': 0, ',': 0 };
  let example: string | undefined;
  for (const { text, currency } of amounts) {
    const vote = voteOf(text, currency);
    if (vote === 'either') example ??= text;
    else if (vote !== undefined) votes[vote] += 1;
  }
  const fewer = Math.min(votes['.'], votes[',']);
  const all = votes['.'] + votes[','];
  const isClear = votes['.'] !== votes[','] && fewer <= all * maxContradictingShare;
  if (!isClear && example !== undefined) return fail('AMOUNTS_AMBIGUOUS', { example: example.slice(0, 20) });
  return succeed(votes[','] > votes['.'] ? ',' : '.');
}

/** The mark that an amount proves; `undefined` when it has none or is no amount. */
function voteOf(text: string, currency: string): DecimalMark | 'either' | undefined {
  if (!isCurrency(currency)) return undefined;
  const bare = withoutCurrency(text, currency);
  if (eitherReading.test(digitsOf(bare))) return minorDigits(currency) === 0 ? undefined : 'either';
  if (!/[.,]/.test(bare)) return undefined;
  // Nobody writes a zero in front of thousands.
  const fraction = /^0([.,])\d{3}$/.exec(digitsOf(bare));
  if (fraction !== null) return fraction[1] === ',' ? ',' : '.';
  const marks = (['.', ','] as const).filter((mark) => readAmount(text, currency, mark) !== undefined);
  return marks.length === 1 ? marks[0] : undefined;
}

function withoutCurrency(text: string, currency: string): string {
  const bare = text.replace(/[\u20ac$\u00a3\u00a5]/g, '').trim();
  if (bare.startsWith(currency) && /^\s/.test(bare.slice(3))) return bare.slice(3).trim();
  if (bare.endsWith(currency) && /\s$/.test(bare.slice(0, -3))) return bare.slice(0, -3).trim();
  return bare;
}

/** The digits and marks of an amount, without its sign. */
function digitsOf(bare: string): string {
  return bare.replace(/^[-+\u2212(\s]+|[-)\s]+$/g, '');
}

function otherMark(mark: DecimalMark): DecimalMark {
  return mark === '.' ? ',' : '.';
}
