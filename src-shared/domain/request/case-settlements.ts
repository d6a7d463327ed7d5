import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { Dispute } from '../dispute/dispute.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { checkBooking, settledMinor } from './booking.ts';
import { claimCounts, creditNotesFor, waitingReductions, wordOf, wordsOf } from './ledger-settlements.ts';
import type { LedgerRequest } from './request.ts';
import { type TakenOff, takenOffCheck } from './taken-off.ts';

/** D4: what would settle an accepted case, for a person to confirm with 'dispute.close', and why it fits. */
export type CaseSettlement =
  | {
      readonly kind: 'credit-note';
      readonly creditNoteId: Invoice['id'];
      readonly number: string;
      readonly date: string;
      /** It refers to the case; or it refers to nothing and is the only one over exactly the amount. */
      readonly because: 'reference' | 'amount';
    }
  /** The ledger took it off the invoices itself. */
  | { readonly kind: 'taken-off'; readonly items: readonly (TakenOff & { readonly number: string })[] };

type Account = Pick<AccountAggregate, 'invoices' | 'payments' | 'requests' | 'disputes'>;
type Notes = ReadonlyMap<LedgerRequest, readonly Invoice[]>;

/**
 * D4: by the dispute's id what would settle each case that waits for its credit: the credit note that refers to it,
 * else what the ledger took off itself, else the one credit note without a reference. Where more than one note, or one
 * note more than one request, would fit, nothing is proposed: a person decides. Pure.
 */
export function caseSettlements(account: Account): ReadonlyMap<Dispute['id'], CaseSettlement> {
  const settlements = new Map<Dispute['id'], CaseSettlement>();
  const cases = account.disputes.filter((one) => one.state === 'resolved' && one.creditRequestId !== null);
  if (cases.length === 0) return settlements;
  const waiting = waitingReductions(account);
  const byRequest = new Map<string, LedgerRequest>(waiting.map((one) => [one.id, one]));
  const referring = creditNotesFor(account, waiting);
  const byReference = claimed(referring);
  const byAmount = claimed(notesByAmount(account, waiting, referring));
  const takenOff = takenOffCheck(account);
  for (const { id, creditRequestId } of cases) {
    const request = byRequest.get(creditRequestId ?? '');
    if (request === undefined) continue;
    const settlement =
      noteOf(byReference, request, 'reference') ??
      takenOffOf(account, takenOff(request)) ??
      noteOf(byAmount, request, 'amount');
    if (settlement !== undefined) settlements.set(id, settlement);
  }
  return settlements;
}

/** Notes by request, with by how many requests each note is claimed. */
type Claimed = { readonly notes: Notes; readonly claims: ReadonlyMap<Invoice, number> };

function claimed(notes: Notes): Claimed {
  return { notes, claims: claimCounts(notes.values()) };
}

function noteOf(
  { notes, claims }: Claimed,
  request: LedgerRequest,
  because: 'reference' | 'amount',
): CaseSettlement | undefined {
  const [note, ...others] = notes.get(request) ?? [];
  if (note === undefined || others.length > 0) return undefined;
  if (claims.get(note) !== 1) return undefined;
  const { id: creditNoteId, number, invoiceDate: date } = note;
  return { kind: 'credit-note', creditNoteId, number, date, because };
}

function takenOffOf(
  { invoices }: Account,
  items: readonly TakenOff[] | undefined,
): CaseSettlement | undefined {
  if (items === undefined) return undefined;
  const ids = new Set<string>(items.map((item) => item.invoiceId));
  const named = invoices.filter(({ id }) => ids.has(id));
  const numbers = new Map<string, string>(named.map(({ id, number }) => [id, number]));
  const withNumbers = items.map((item) => ({ ...item, number: numbers.get(item.invoiceId) ?? '' }));
  return { kind: 'taken-off', items: withNumbers };
}

/** The unused credit notes over exactly the amount of a request that refer to no document of the account. */
function notesByAmount(
  { invoices, requests }: Account,
  waiting: readonly LedgerRequest[],
  referring: Notes,
): Notes {
  const amounts = new Set(waiting.map(({ currency, amountMinor }) => `${currency}/${amountMinor}`));
  const exact = invoices.filter(
    (one) => one.type === 'credit-note' && amounts.has(`${one.currency}/${-one.amountMinor}`),
  );
  if (exact.length === 0) return new Map<LedgerRequest, readonly Invoice[]>();
  const names = [...invoices.map(({ number }) => number), ...requests.map(({ id }) => id)];
  const named = new Set(names.map(wordOf));
  const free = exact.filter(
    (one) =>
      ![...wordsOf(one.reference)].some((word) => named.has(word)) && settledMinor(requests, one.id) === 0,
  );
  const byAmount = Map.groupBy(free, (one) => `${one.currency}/${-one.amountMinor}`);
  return new Map(
    waiting.map((request) => {
      const hasOwn = (referring.get(request) ?? []).length > 0;
      const notes = hasOwn ? [] : (byAmount.get(`${request.currency}/${request.amountMinor}`) ?? []);
      return [request, notes.filter((note) => checkBooking(request, note, requests) === undefined)];
    }),
  );
}
