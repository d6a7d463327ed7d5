import { maxAmountMinor } from './amount.ts';
import { minorDigits } from './currency.ts';

export type DecimalMark = '.' | ',';

/** No amount is longer; what is longer costs time to read. */
const maxLength = 60;

/**
 * M1: reads a decimal text into minor units without passing through a float. Accepts grouping by the other mark,
 * spaces or apostrophes in threes, a leading or trailing sign and accounting parentheses. Returns `undefined` for
 * anything else, for more decimals than the currency has (unless they are zeros), and beyond the largest amount.
 */
export function parseAmount(text: string, currency: string, decimalMark: DecimalMark): number | undefined {
  if (text.length > maxLength) return undefined;
  const compact = text.trim().replace(/\u2212/g, '-');
  const inParentheses = /^\((.*)\)$/.exec(compact);
  const signed = /^([+-]?)(.*?)(-?)$/.exec((inParentheses?.[1] ?? compact).trim());
  const body = signed?.[2]?.trim() ?? '';
  const negative = inParentheses !== null || signed?.[1] === '-' || signed?.[3] === '-';
  const signCount = [inParentheses !== null, signed?.[1] !== '', signed?.[3] !== ''].filter(Boolean).length;
  if (signCount > 1) return undefined;
  const digits = minorDigits(currency);
  const parts = splitDecimal(body, decimalMark);
  if (parts === undefined) return undefined;
  const fraction = parts.fraction.replace(/0+$/, '');
  if (fraction.length > digits) return undefined;
  const minor = Number(`${parts.whole}${fraction.padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(minor) || minor > maxAmountMinor) return undefined;
  return negative && minor !== 0 ? -minor : minor;
}

function splitDecimal(body: string, mark: DecimalMark): { whole: string; fraction: string } | undefined {
  const group = mark === '.' ? ',' : '.';
  const pattern = new RegExp(
    `^(?:(\\d+)|(\\d{1,3}(?:([\\${group}'’ \\u00a0\\u202f])\\d{3})(?:\\3\\d{3})*))?(?:\\${mark}(\\d*))?$`,
  );
  const match = pattern.exec(body);
  if (match === null) return undefined;
  const whole = (match[1] ?? match[2] ?? '').replace(/\D/g, '');
  const fraction = match[4] ?? '';
  if (whole === '' && fraction === '') return undefined;
  return { whole: whole === '' ? '0' : whole, fraction };
}
