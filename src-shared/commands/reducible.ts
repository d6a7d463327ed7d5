import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import {
  type InvoicePosition,
  type LedgerPosition,
  ledgerPosition,
} from '../domain/account/ledger-position.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { isPending } from '../domain/request/ask.ts';
import { openIn, unappliedCredits } from '../domain/request/credits-to-apply.ts';
import { isReduction, sumsByInvoice } from '../domain/request/reduction.ts';
import type { LedgerRequest } from '../domain/request/request.ts';
import { waivableOf } from '../domain/request/waivable.ts';
import { checkOnce } from './check-once.ts';
import type { CommandContext } from './command.ts';

/** What takes something off invoices, whether it is asked for or decided. */
type Reduction = Pick<LedgerRequest, 'kind' | 'currency' | 'items'>;

/**
 * What a credit note, a write-off or a waiver may still take off each invoice: open, less what is asked for already and
 * what was credited and not applied, also of a case that was reopened since. Authority: a waiver names an item that the ledger has booked a charge with
 * (NOT_A_CHARGE), and takes back no more than that charge.
 */
export function checkReducible(
  aggregate: AccountAggregate,
  { kind, currency, items }: Reduction,
  { today, settings }: CommandContext,
): readonly Failure[] {
  // What is open is the ledger's alone: promises and plans are of no account here.
  const ledger = ledgerPosition(aggregate, today, settings.policy);
  const availableOf = availability(aggregate, kind, ledger);
  const problems = items.flatMap(({ invoiceId, amountMinor }, index) => {
    const found = ledger.positions[ledger.indexes.get(invoiceId) ?? -1];
    if (found === undefined) return [failure('INVOICE_NOT_FOUND', { item: index + 1 })];
    const { number: invoice, currency: own } = found.invoice;
    if (own !== currency) return [failure('CURRENCY_MISMATCH', { invoice, currency: own })];
    if (found.invoice.amountMinor <= 0) return [failure('INVOICE_IS_CREDIT', { invoice })];
    const availableMinor = availableOf(found);
    if (availableMinor === undefined) return [failure('NOT_A_CHARGE', { invoice })];
    if (amountMinor <= availableMinor) return [];
    return [failure('AMOUNT_EXCEEDS_OPEN', { invoice, currency, amountMinor, availableMinor })];
  });
  return [...checkOnce(items), ...problems];
}

/** What may be taken off an item, in minor units; undefined where a waiver is of an item without a charge. */
function availability(
  aggregate: AccountAggregate,
  kind: LedgerRequest['kind'],
  { positions, indexes }: LedgerPosition,
): (found: InvoicePosition) => number | undefined {
  const credits = unappliedCredits(aggregate.requests, openIn(positions, indexes));
  const waivable = waivableOf(aggregate, kind);
  const asked = sumsByInvoice(aggregate.requests.filter((one) => isReduction(one) && isPending(one)));
  return ({ invoice, openMinor }) => {
    const takenMinor = (asked.get(invoice.id) ?? 0) + (credits.get(invoice.id) ?? 0);
    const leftMinor = Math.max(0, openMinor - takenMinor);
    const charge = waivable?.(invoice);
    if (charge === undefined) return leftMinor;
    return charge.chargedMinor > 0 ? Math.min(leftMinor, charge.leftMinor) : undefined;
  };
}
