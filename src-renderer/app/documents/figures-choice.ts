import { type BusinessDate, businessDateSchema } from '../../../src-shared/domain/calendar/business-date.ts';

/** Of which day the key figures are, and with how many days before it they are compared; null for today and for none. */
export type FiguresChoice = { readonly asOf: BusinessDate | null; readonly daysBefore: number | null };

const mostDaysBefore = 3_660;

/** The choice as the search of an address; empty for today without comparison. */
export function figuresSearch({ asOf, daysBefore }: FiguresChoice): string {
  const search = new URLSearchParams({
    ...(asOf === null ? {} : { asOf }),
    ...(daysBefore === null ? {} : { daysBefore: `${daysBefore}` }),
  }).toString();
  return search === '' ? '' : `?${search}`;
}

/** The choice of an address; what cannot be one is none. */
export function readFiguresChoice(search: string): FiguresChoice {
  const values = new URLSearchParams(search);
  const asOf = businessDateSchema.safeParse(values.get('asOf')).data ?? null;
  const days = Number(values.get('daysBefore'));
  return { asOf, daysBefore: Number.isInteger(days) && days >= 1 && days <= mostDaysBefore ? days : null };
}
