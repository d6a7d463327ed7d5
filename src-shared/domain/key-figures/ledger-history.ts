import type { BusinessDate } from '../calendar/business-date.ts';
import { compareText } from '../compare-text.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Allocation, Payment } from '../payment/payment.ts';
import type { FigureBasis } from './figure-basis.ts';

/** An invoice dated at or before the as-of date: what was open of it on the dates of the basis, in minor units. */
export type InvoiceHistory = {
  readonly invoice: Invoice;
  /** 0 where the invoice is dated after the day. */
  readonly openingMinor: number;
  readonly rollOpeningMinor: number;
  readonly openMinor: number;
  /** The day since which nothing is open, not before the invoice; null while something is. */
  readonly settledOn: BusinessDate | null;
};

type Track = {
  readonly invoice: Invoice;
  openingMinor: number;
  rollOpeningMinor: number;
  openMinor: number;
  settledOn: BusinessDate | null;
  day: BusinessDate | null;
  openBeforeDayMinor: number;
  settledBeforeDay: BusinessDate | null;
};

type Move = { readonly track: Track; readonly on: BusinessDate; readonly amountMinor: number };

/**
 * The payments that were there by a date, as they stood: what was reversed, applied or taken back later was not yet.
 * The ledger's allocations count from the day of receipt, those made by people from the day when they were made. Those
 * that are reversed by the date are among them, because they counted on earlier days.
 */
export function paymentsAsOf(payments: readonly Payment[], asOf: BusinessDate): readonly Payment[] {
  return payments
    .filter((payment) => payment.receivedOn <= asOf && stood(payment))
    .map((payment) => {
      const reversed = !standsOn(payment, asOf);
      const isAsItIs =
        reversed === payment.reversed &&
        payment.applied.every((one) => one.on <= asOf) &&
        payment.takenBack.every((one) => one.back.on <= asOf);
      return isAsItIs ? payment : { ...payment, reversed, ...appliedAsOf(payment, asOf) };
    });
}

function stood({ reversed, reversedOn, receivedOn }: Payment): boolean {
  return !reversed || (reversedOn !== null && reversedOn > receivedOn);
}

/** True for a payment that was not reversed yet at the end of a day, whether it was received by then or not. */
export function standsOn({ reversed, reversedOn }: Payment, date: BusinessDate): boolean {
  return !reversed || (reversedOn !== null && reversedOn > date);
}

function appliedAsOf(
  { applied, takenBack }: Payment,
  asOf: BusinessDate,
): Pick<Payment, 'applied' | 'takenBack'> {
  const stillApplied = takenBack.filter((one) => one.back.on > asOf).map(({ back: _, ...one }) => one);
  return {
    applied: [...applied, ...stillApplied].filter((one) => one.on <= asOf),
    takenBack: takenBack.filter((one) => one.back.on <= asOf),
  };
}

/**
 * What was open of each invoice on the dates of the basis and when it was settled. M1: cash of another currency than
 * the invoice's applies nothing.
 * @param payments those that count as of the date
 */
export function ledgerHistory(
  invoices: readonly Invoice[],
  payments: readonly Payment[],
  basis: FigureBasis,
): readonly InvoiceHistory[] {
  const tracks = new Map<string, Track>();
  for (const invoice of invoices) {
    if (invoice.invoiceDate <= basis.asOf) tracks.set(invoice.id, newTrack(invoice, basis));
  }
  const moves = movesOf(payments, tracks).sort((a, b) => compareText(a.on, b.on));
  for (const move of moves) apply(move, basis);
  return [...tracks.values()];
}

function newTrack(invoice: Invoice, { opening, rollOpening }: FigureBasis): Track {
  const { amountMinor, invoiceDate } = invoice;
  return {
    invoice,
    openingMinor: invoiceDate <= opening ? amountMinor : 0,
    rollOpeningMinor: invoiceDate <= rollOpening ? amountMinor : 0,
    openMinor: amountMinor,
    settledOn: null,
    day: null,
    openBeforeDayMinor: amountMinor,
    settledBeforeDay: null,
  };
}

function movesOf(payments: readonly Payment[], tracks: ReadonlyMap<string, Track>): Move[] {
  const moves: Move[] = [];
  for (const payment of payments) {
    for (const { invoiceId, amountMinor, from, until } of applications(payment)) {
      const track = tracks.get(invoiceId);
      if (track === undefined || track.invoice.currency !== payment.currency) continue;
      moves.push({ track, on: from, amountMinor });
      if (until !== null) moves.push({ track, on: until, amountMinor: -amountMinor });
    }
  }
  return moves;
}

/** Cash on an invoice, from which day on, and until before which; null while it is there. */
export type DatedApplication = Allocation & {
  readonly from: BusinessDate;
  readonly until: BusinessDate | null;
};

/** Everything that a payment has ever put on an invoice for longer than a day. */
export function applications(payment: Payment): readonly DatedApplication[] {
  const { receivedOn: from, reversed, reversedOn } = payment;
  const until = reversed ? reversedOn : null;
  const dated: DatedApplication[] = [];
  for (const one of payment.allocations) dated.push({ ...one, from, until });
  for (const one of payment.applied) dated.push({ ...one, from: appliedOn(payment, one), until });
  for (const one of payment.takenBack) {
    const back = laterOf(one.back.on, from);
    const end = until === null || back < until ? back : until;
    dated.push({ ...one, from: appliedOn(payment, one), until: end });
  }
  return dated.filter((one) => one.until === null || one.until > one.from);
}

/** The day from which an application counts: never before the money was there. */
function appliedOn(payment: Payment, application: { readonly on: BusinessDate }): BusinessDate {
  return laterOf(application.on, payment.receivedOn);
}

function apply({ track, on, amountMinor }: Move, { opening, rollOpening }: FigureBasis): void {
  const { invoiceDate } = track.invoice;
  if (on <= opening && invoiceDate <= opening) track.openingMinor -= amountMinor;
  if (on <= rollOpening && invoiceDate <= rollOpening) track.rollOpeningMinor -= amountMinor;
  // What is open at the end of a day counts: the order of payments within it says nothing.
  if (track.day !== on) {
    track.day = on;
    track.openBeforeDayMinor = track.openMinor;
    track.settledBeforeDay = track.settledOn;
  }
  track.openMinor -= amountMinor;
  const settledToday = laterOf(invoiceDate, on);
  const settledOn = track.openBeforeDayMinor > 0 ? settledToday : track.settledBeforeDay;
  track.settledOn = track.openMinor > 0 ? null : settledOn;
}

function laterOf(a: BusinessDate, b: BusinessDate): BusinessDate {
  return compareText(a, b) > 0 ? a : b;
}
