import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import type { InvoicePosition } from '../domain/account/ledger-position.ts';
import type { Dispute, DisputeItem } from '../domain/dispute/dispute.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { checkOnce } from './check-once.ts';
import type { CommandContext } from './command.ts';

/** D1: everything that stands against disputing these amounts: what is disputed or taken off otherwise is not there. */
export function checkDisputeItems(
  aggregate: AccountAggregate,
  items: readonly DisputeItem[],
  currency: string,
  context: CommandContext,
): readonly Failure[] {
  return disputeChecks(aggregate, context)(items, currency);
}

/** Says what stands against disputing these amounts, in this currency. */
export type DisputeCheck = (items: readonly DisputeItem[], currency: string) => readonly Failure[];

/**
 * D1: checks several disputes that are to be opened one after the other on one state of the account: what nothing
 * stands against in one of them is not there any more for the next.
 * @param takenMinor what else is taken of an invoice at the same time, by its id, in minor units
 */
export function disputeChecks(
  aggregate: AccountAggregate,
  { today, settings }: CommandContext,
  takenMinor: ReadonlyMap<string, number> = new Map<string, number>(),
): DisputeCheck {
  const position = accountPosition(aggregate, today, settings);
  const earlierMinor = new Map<number, number>();
  return (items, currency) => {
    // A match may open twenty disputes of a thousand items: each is looked up by its id once.
    const places = items.map(({ invoiceId }) => position.indexes.get(invoiceId) ?? -1);
    const problems = items.flatMap(({ invoiceId, amountMinor }, index) => {
      const place = places[index] ?? -1;
      const found = position.invoices[place];
      if (found === undefined) return [failure('INVOICE_NOT_FOUND', { item: index + 1 })];
      const wantedMinor = amountMinor + (takenMinor.get(invoiceId) ?? 0);
      return checkItem(found, wantedMinor, currency, earlierMinor.get(place) ?? 0) ?? [];
    });
    const failures = [...checkOnce(items), ...problems];
    if (failures.length > 0) return failures;
    for (const [index, { amountMinor }] of items.entries()) {
      const place = places[index] ?? -1;
      earlierMinor.set(place, (earlierMinor.get(place) ?? 0) + amountMinor);
    }
    return failures;
  };
}

/**
 * D1: of a resolved case that is worked on again, the amounts that are still there to dispute: what was rejected may be
 * disputed, paid or taken off otherwise by now; what was accepted was disputed all the time.
 */
export function itemsLeft(
  aggregate: AccountAggregate,
  dispute: Dispute,
  { today, settings }: CommandContext,
): readonly DisputeItem[] {
  const disputes = aggregate.disputes.filter((one) => one !== dispute);
  const position = accountPosition({ ...aggregate, disputes }, today, settings);
  const accepted = new Map(dispute.acceptedItems.map((item) => [item.invoiceId, item.amountMinor]));
  return dispute.items.flatMap(({ invoiceId, amountMinor: wholeMinor }) => {
    const found = position.invoices[position.indexes.get(invoiceId) ?? -1];
    const leftMinor = found === undefined ? 0 : disputableMinor(found);
    const amountMinor = Math.min(wholeMinor, Math.max(leftMinor, accepted.get(invoiceId) ?? 0));
    return amountMinor > 0 ? [{ invoiceId, amountMinor }] : [];
  });
}

function disputableMinor({ openMinor, disputedMinor, adjustedMinor }: InvoicePosition): number {
  return Math.max(0, openMinor - disputedMinor - adjustedMinor);
}

function checkItem(
  found: InvoicePosition,
  amountMinor: number,
  wanted: string,
  earlierMinor: number,
): Failure | undefined {
  const { number, currency } = found.invoice;
  if (currency !== wanted) return failure('CURRENCY_MISMATCH', { invoice: number, currency });
  if (found.invoice.amountMinor <= 0) return failure('INVOICE_IS_CREDIT', { invoice: number });
  const availableMinor = Math.max(0, disputableMinor(found) - earlierMinor);
  if (amountMinor <= availableMinor) return undefined;
  return failure('AMOUNT_EXCEEDS_OPEN', { invoice: number, currency, amountMinor, availableMinor });
}
