import { type BusinessDate, businessDateSchema } from '../../../src-shared/domain/calendar/business-date.ts';

/** Of which day the key figures are, and with how many days before it they are compared; null for today and for none. */
export type FiguresChoice = { readonly asOf: BusinessDate | null; readonly daysBefore: number | null };

const mostDaysBefore = 3_660;

/** The choice as the end of an address: empty for today without comparison. */
export function figuresPath({ asOf, daysBefore }: FiguresChoice): string {
  const day = asOf ?? 'today';
  if (daysBefore !== null) return `/${day}/${daysBefore}`;
  return asOf === null ? '' : `/${day}`;
}

/** The choice of an address; what cannot be one is none. */
export function readFiguresChoice(asOf: string | undefined, daysBefore: string | undefined): FiguresChoice {
  const days = Number(daysBefore);
  return {
    asOf: businessDateSchema.safeParse(asOf).data ?? null,
    daysBefore: Number.isInteger(days) && days >= 1 && days <= mostDaysBefore ? days : null,
  };
}
