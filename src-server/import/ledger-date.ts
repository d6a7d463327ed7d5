import { type BusinessDate, isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

type DateParts = {
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly mark: string;
};

/** A date of which only the column can say what is day and what is month. */
type OpenDate = { readonly first: number; readonly second: number; readonly text: string };

/** Above this share of dates that fit only the other order, a column is not merely mistyped here and there. */
const maxContradictingShare = 0.02;

/** Splits a date; a time behind it is cut off. */
function split(text: string): DateParts | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  if (compact !== null) {
    const [, first = '', second = '', third = ''] = compact;
    return { first, second, third, mark: '-' };
  }
  const match = /^(\d{1,4})([./-])(\d{1,2})\2(\d{2}|\d{4})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, first = '', mark = '', second = '', third = ''] = match;
  return { first, second, third, mark };
}

/** Reads one date; `undefined` when it is none. */
export function readDate(text: string, order: DateOrder): BusinessDate | undefined {
  const parts = split(text);
  if (parts === undefined) return undefined;
  const effective = fixedOrder(parts) ?? order;
  const [year, month, day] =
    effective === 'ymd'
      ? [parts.first, parts.second, parts.third]
      : effective === 'mdy'
        ? [parts.third, parts.first, parts.second]
        : [parts.third, parts.second, parts.first];
  const date = `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isBusinessDate(date) ? date : undefined;
}

/** A year in front and points in between leave no doubt. */
function fixedOrder({ first, mark }: DateParts): DateOrder | undefined {
  if (first.length === 4) return 'ymd';
  return mark === '.' ? 'dmy' : undefined;
}

function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return Number(year) < 70 ? `20${year}` : `19${year}`;
}

/**
 * Decides from all dates of a file whether day or month comes first. DATE_INVALID with an example when every date
 * could be either, or when the dates contradict each other.
 */
export function detectDateOrder(texts: readonly string[]): Result<DateOrder> {
  const open = texts.flatMap((text): OpenDate[] => {
    const parts = split(text);
    if (parts === undefined || fixedOrder(parts) !== undefined) return [];
    return [{ first: Number(parts.first), second: Number(parts.second), text }];
  });
  const example = open[0];
  if (example === undefined) return succeed(texts.some((text) => split(text)?.mark === '.') ? 'dmy' : 'ymd');
  const dayFirst = open.filter(({ first, second }) => first > 12 && second <= 12).length;
  const monthFirst = open.filter(({ first, second }) => second > 12 && first <= 12).length;
  const fewer = Math.min(dayFirst, monthFirst);
  const isClear = dayFirst !== monthFirst && fewer <= (dayFirst + monthFirst) * maxContradictingShare;
  if (isClear) return succeed(dayFirst > monthFirst ? 'dmy' : 'mdy');
  const isSame = open.every(({ first, second }) => first === second);
  if (isSame) return succeed('dmy');
  const ambiguous =
    open.find(({ first, second }) => first <= 12 && second <= 12 && first !== second) ?? example;
  return fail('DATE_INVALID', { reason: 'day or month first', example: ambiguous.text.slice(0, 20) });
}
