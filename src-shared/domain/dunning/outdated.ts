import type { AccountPosition } from '../account/account-position.ts';
import { positionsOf } from '../account/account-position.ts';
import type { InvoicePosition } from '../account/ledger-position.ts';
import type { DunningNotice } from './notice.ts';

/** Why something else is to be collected now than a notice says. */
export const outdatedReasons = ['paid', 'disputed', 'promised', 'on-plan', 'not-found', 'more'] as const;
export type OutdatedReason = (typeof outdatedReasons)[number];

/** What is not any more as an unsent notice says it. Minor units of the notice's currency. */
export type OutdatedItem = {
  readonly invoiceId: string;
  readonly saidMinor: number;
  readonly presentMinor: number;
  readonly why: OutdatedReason;
};

/** G1: items of a notice over which something else is to be collected now: look again before it goes out. */
export function outdatedItems(notice: DunningNotice, position: AccountPosition): readonly OutdatedItem[] {
  const found = positionsOf(
    position,
    notice.items.map((item) => item.invoiceId),
  );
  return notice.items.flatMap(({ invoiceId, amountMinor }) => {
    const present = found.get(invoiceId);
    const presentMinor = present?.toCollectMinor ?? 0;
    if (presentMinor === amountMinor) return [];
    return [{ invoiceId, saidMinor: amountMinor, presentMinor, why: whyOther(amountMinor, present) }];
  });
}

function whyOther(saidMinor: number, present: InvoicePosition | undefined): OutdatedReason {
  if (present === undefined) return 'not-found';
  if (present.toCollectMinor > saidMinor) return 'more';
  // What is not even open was paid or credited, whatever else is claimed of the rest.
  if (present.openMinor < saidMinor) return 'paid';
  const { disputedMinor, promisedMinor, plannedMinor } = present;
  const most = Math.max(disputedMinor, promisedMinor, plannedMinor);
  if (most === disputedMinor) return 'disputed';
  return most === promisedMinor ? 'promised' : 'on-plan';
}
