import { sumMinor } from '../money/amount.ts';
import type { StatementItem } from './statement-item.ts';

type OwedItem = Pick<StatementItem, 'openMinor' | 'disputedMinor' | 'daysPastDue'>;

/** I2: what is overdue and not in dispute, in minor units of the one currency of the items. */
export function dueMinor(items: readonly OwedItem[]): number {
  const due = items.filter(({ openMinor, daysPastDue }) => openMinor > 0 && daysPastDue > 0);
  return sumMinor(due.map(({ openMinor, disputedMinor }) => openMinor - disputedMinor));
}

/** What is to be paid now: what is due less the credits, which are never above 0; never below 0. */
export function payNowMinor(items: readonly OwedItem[], creditsMinor: number): number {
  return Math.max(0, dueMinor(items) + creditsMinor);
}
