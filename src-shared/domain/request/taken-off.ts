import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { openAmounts } from '../invoice/open-amount.ts';
import { isReduction } from './reduction.ts';
import type { LedgerRequest } from './request.ts';

/**
 * D4: how the ledger took an amount that was asked for off an invoice without a document: it lowered the invoice from
 * what it was when that was asked for, or settled it. Minor units of the request's currency.
 */
export type TakenOff = { readonly invoiceId: Invoice['id']; readonly amountMinor: number } & (
  | { readonly by: 'lowered'; readonly fromMinor: number; readonly toMinor: number }
  | { readonly by: 'settled' }
);

/** Says of every item of a request how it was taken off; undefined where the ledger still holds one. */
export type TakenOffCheck = (request: LedgerRequest) => readonly TakenOff[] | undefined;

type Account = Pick<AccountAggregate, 'invoices' | 'payments' | 'requests'>;
type Item = LedgerRequest['items'][number];

/**
 * D4: whether the ledger has taken what requests ask for off the invoices themselves. What it lowered an invoice by
 * settles no more than that; cash that people applied here settles nothing in the ledger. Pure.
 */
export function takenOffCheck({ invoices, payments, requests }: Account): TakenOffCheck {
  const others = requests.filter((one) => one.state === 'settled' && one.settledBy === null);
  const ofLedger = payments.map((payment) => ({ ...payment, applied: [] }));
  return (request) => {
    const ids = new Set<string>(request.items.map((item) => item.invoiceId));
    const named = invoices.filter((one) => ids.has(one.id) && one.currency === request.currency);
    const byId = new Map<string, Invoice>(named.map((one) => [one.id, one]));
    const open = openAmounts(named, ofLedger);
    const found = request.items.flatMap((item): TakenOff[] => {
      const invoice = byId.get(item.invoiceId);
      if (invoice === undefined) return [];
      const { invoiceId, amountMinor } = item;
      const fromMinor = amountThen(request, invoiceId) ?? invoice.amountMinor;
      const toMinor = invoice.amountMinor;
      const usedMinor = usedOf(request, item, fromMinor, others);
      if (fromMinor - toMinor - usedMinor >= amountMinor)
        return [{ invoiceId, amountMinor, by: 'lowered', fromMinor, toMinor }];
      const isSettled = (open.get(invoiceId) ?? toMinor) <= 0;
      return isSettled ? [{ invoiceId, amountMinor, by: 'settled' }] : [];
    });
    return found.length === request.items.length ? found : undefined;
  };
}

/** What the ledger has invoices at, as a request that names them remembers it. */
export function invoiceAmountsOf(
  invoices: readonly Invoice[],
  items: readonly Pick<Item, 'invoiceId'>[],
): LedgerRequest['invoiceAmounts'] {
  const ids = new Set<string>(items.map((item) => item.invoiceId));
  return invoices
    .filter(({ id }) => ids.has(id))
    .map(({ id, amountMinor }) => ({ invoiceId: id, amountMinor }));
}

function amountThen({ invoiceAmounts }: LedgerRequest, invoiceId: string): number | undefined {
  return invoiceAmounts.find((one) => one.invoiceId === invoiceId)?.amountMinor;
}

/** What other requests have used of the lowering: of an earlier one only what came after the invoice was at `fromMinor`. */
function usedOf(
  { id, currency }: LedgerRequest,
  { invoiceId }: Item,
  fromMinor: number,
  others: readonly LedgerRequest[],
): number {
  let usedMinor = 0;
  for (const other of others) {
    if (other.id === id || other.currency !== currency || !isReduction(other)) continue;
    const item = other.items.find((one) => one.invoiceId === invoiceId);
    if (item === undefined) continue;
    const beforeMinor = Math.max(0, (amountThen(other, invoiceId) ?? fromMinor) - fromMinor);
    usedMinor += Math.max(0, item.amountMinor - beforeMinor);
  }
  return usedMinor;
}
