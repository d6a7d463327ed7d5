import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import type { DisputeReason } from './dispute-reasons.ts';

export type DisputeRoute = {
  readonly processor: string;
  /** Which of the reason's routing rules sent it there, counted from 0; null for the reason's own processor. */
  readonly rule: number | null;
  readonly dueDate: BusinessDate;
};

/** D2: who works on a case of this reason and until when. */
export function routeDispute(
  reason: DisputeReason,
  { currency, amountMinor, segment }: { currency: string; amountMinor: number; segment: string },
  today: BusinessDate,
): DisputeRoute {
  const dueDate = addDays(today, reason.slaDays);
  const rule = reason.routing.findIndex(
    ({ from, segment: wanted }) =>
      (wanted === '' || wanted === segment) &&
      (from === null || (from.currency === currency && amountMinor >= from.amountMinor)),
  );
  const processor = reason.routing[rule]?.processor ?? reason.processor;
  return { processor, rule: rule < 0 ? null : rule, dueDate };
}
