import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { Dispute } from '../dispute/dispute.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Signed } from '../organisation/actor.ts';
import { checkBooking, settledMinor, worthOf } from './booking.ts';
import { isReduction } from './reduction.ts';
import type { LedgerRequest } from './request.ts';

/** D4: a credit note of the ledger and what it settles; the case is closed with it. */
export type LedgerSettlement = {
  readonly booked: Invoice;
  readonly request: LedgerRequest;
  readonly dispute: Dispute | undefined;
};

type Account = Pick<AccountAggregate, 'invoices' | 'requests' | 'disputes'>;

const maxEvents = 1000;

/**
 * D4: the credit notes that say themselves what they settle: they refer to an invoice of an approved request, or to the
 * request, and are over exactly its amount. Where more than one fits, none is taken: a person decides.
 */
export function ledgerSettlements(account: Account): readonly LedgerSettlement[] {
  const waiting = waitingReductions(account);
  if (waiting.length === 0) return [];
  const fits = creditNotesFor(account, waiting);
  const claims = claimCounts(fits.values());
  return waiting.flatMap((request): LedgerSettlement[] => {
    const [booked, ...others] = fits.get(request) ?? [];
    if (booked === undefined || others.length > 0 || claims.get(booked) !== 1) return [];
    if (request.disputeId === null) return [{ booked, request, dispute: undefined }];
    const dispute = account.disputes.find((one) => one.creditRequestId === request.id);
    const isClosable = dispute?.state === 'resolved' && dispute.history.length < maxEvents;
    return isClosable ? [{ booked, request, dispute }] : [];
  });
}

/** How many of these lists have each note. */
export function claimCounts(lists: Iterable<readonly Invoice[]>): ReadonlyMap<Invoice, number> {
  const claims = new Map<Invoice, number>();
  for (const notes of lists) for (const note of notes) claims.set(note, (claims.get(note) ?? 0) + 1);
  return claims;
}

/** The documents as they are when the ledger has settled them. */
export function settleByLedger({ booked, request, dispute }: LedgerSettlement, signed: Signed) {
  const settled: LedgerRequest = { ...request, seq: 0, state: 'settled', settledBy: booked.id };
  if (dispute === undefined) return { request: settled, dispute: undefined };
  const closing = { because: 'credit-note', creditNoteId: booked.id } as const;
  const event = { ...signed, kind: 'closed' as const, note: booked.number, processor: null, closing };
  const closed: Dispute = { ...dispute, seq: 0, state: 'closed', history: [...dispute.history, event] };
  return { request: settled, dispute: closed };
}

/** What was approved to be taken off invoices and the ledger has not booked. */
export function waitingReductions({ requests }: Pick<Account, 'requests'>): readonly LedgerRequest[] {
  return requests.filter((one) => one.state === 'approved' && isReduction(one));
}

/** D4: the credit notes that refer to each of these requests or to its invoices, over exactly its amount and unused. */
export function creditNotesFor(
  { invoices, requests }: Pick<Account, 'invoices' | 'requests'>,
  waiting: readonly LedgerRequest[],
): ReadonlyMap<LedgerRequest, readonly Invoice[]> {
  const notes = invoices.filter((one) => one.type === 'credit-note' && one.reference !== '');
  const byReference = notesByReference(notes);
  const itemIds = new Set<string>(waiting.flatMap(({ items }) => items.map((item) => item.invoiceId)));
  const named = invoices.filter((one) => itemIds.has(one.id));
  const numbers = new Map<string, string>(named.map((one) => [one.id, one.number]));
  return new Map(
    waiting.map((request) => {
      const names = [request.id, ...request.items.map((item) => numbers.get(item.invoiceId) ?? '')];
      const referring = new Set(names.flatMap((name) => byReference.get(wordOf(name)) ?? []));
      const fitting = [...referring].filter((note) => isExactly(request, note, requests));
      return [request, fitting];
    }),
  );
}

function isExactly(request: LedgerRequest, note: Invoice, requests: readonly LedgerRequest[]): boolean {
  const isWhole = worthOf(request, note) === request.amountMinor && settledMinor(requests, note.id) === 0;
  return isWhole && checkBooking(request, note, requests) === undefined;
}

/** By the whole reference and by each of its words: "Credit for R-1001" refers to R-1001. */
function notesByReference(notes: readonly Invoice[]): ReadonlyMap<string, readonly Invoice[]> {
  const byReference = new Map<string, Invoice[]>();
  for (const note of notes) {
    for (const word of wordsOf(note.reference)) {
      const known = byReference.get(word);
      if (known === undefined) byReference.set(word, [note]);
      else known.push(note);
    }
  }
  return byReference;
}

/** The names that a reference may mean: the whole of it and each of its words. */
export function wordsOf(reference: string): ReadonlySet<string> {
  const words = new Set([reference, ...reference.split(/[\s,;]+/)].map(wordOf));
  words.delete('');
  return words;
}

/** A name as references are compared by it. */
export function wordOf(text: string): string {
  return text.trim().toLowerCase();
}
