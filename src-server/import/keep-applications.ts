import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { compareInstants } from '../../src-shared/domain/calendar/business-date.ts';
import {
  type Application,
  maxApplications,
  type Payment,
  type TakenBack,
} from '../../src-shared/domain/payment/payment.ts';

/** What the ledger took of cash that a person here had applied. Minor units. */
export type ClippedApplication = {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly fromMinor: number;
  readonly toMinor: number;
};

export type KeptApplications = {
  /** The payments of which something was taken, as they are afterwards. */
  readonly payments: readonly Payment[];
  readonly clipped: readonly ClippedApplication[];
};

/**
 * R3: the ledger's allocations stand. Of what people applied so much is kept as a payment has left, with the credit
 * notes netted with it, and as an invoice still holds, the newest application giving way first. What gave way stays
 * readable in the payment as taken back. Reversed payments count for nothing and stay as they are. Pure.
 * @param back in whose name, and when, it is taken back
 */
export function keepApplications(
  { invoices, payments }: Pick<AccountAggregate, 'invoices' | 'payments'>,
  back: TakenBack['back'],
): KeptApplications {
  const counted = payments.filter((payment) => !payment.reversed);
  const entries = counted.flatMap((payment) =>
    payment.applied.map((application) => ({ payment, application })),
  );
  if (entries.length === 0) return { payments: [], clipped: [] };
  const leftOfInvoice = new Map<string, number>(invoices.map(({ id, amountMinor }) => [id, amountMinor]));
  const leftOfPayment = new Map<string, number>();
  for (const { id, amountMinor, allocations } of counted) {
    leftOfPayment.set(id, amountMinor);
    for (const one of allocations) {
      take(leftOfPayment, id, one.amountMinor);
      take(leftOfInvoice, one.invoiceId, one.amountMinor);
    }
  }
  const kept = new Map<string, Application[]>();
  const clipped: ClippedApplication[] = [];
  const takenBack: (TakenBack & { readonly paymentId: string })[] = [];
  for (const { payment, application } of entries.sort(creditsFirst)) {
    const { invoiceId, amountMinor: fromMinor } = application;
    const leftMinor = leftOfInvoice.get(invoiceId) ?? 0;
    const toMinor =
      fromMinor < 0
        ? Math.min(0, Math.max(fromMinor, leftMinor))
        : Math.max(0, Math.min(fromMinor, leftMinor, leftOfPayment.get(payment.id) ?? 0));
    take(leftOfPayment, payment.id, toMinor);
    take(leftOfInvoice, invoiceId, toMinor);
    const list = kept.get(payment.id) ?? [];
    kept.set(payment.id, list);
    if (toMinor !== 0) list.push({ ...application, amountMinor: toMinor });
    if (toMinor === fromMinor) continue;
    clipped.push({ paymentId: payment.id, invoiceId, fromMinor, toMinor });
    takenBack.push({ ...application, amountMinor: fromMinor - toMinor, back, paymentId: payment.id });
  }
  const touched = Map.groupBy(takenBack, (one) => one.paymentId);
  return {
    payments: counted.flatMap((payment) => {
      const taken = touched.get(payment.id);
      if (taken === undefined) return [];
      const applied = (kept.get(payment.id) ?? []).sort(byTime);
      return [{ ...payment, applied, takenBack: remembered(payment, taken) }];
    }),
    clipped,
  };
}

/** The ledger is not refused: beyond what a payment remembers the oldest goes, and the audit trail has it. */
function remembered(payment: Payment, taken: readonly TakenBack[]): Payment['takenBack'] {
  const added = taken.map(({ on, at, by, invoiceId, amountMinor, back }) => {
    return { on, at, by, invoiceId, amountMinor, back };
  });
  return [...payment.takenBack, ...added.sort(byTime)].slice(-maxApplications);
}

type Entry = { readonly application: Application };

/** A credit note that was netted with a payment makes room in it; then the oldest first. */
function creditsFirst({ application: a }: Entry, { application: b }: Entry): number {
  return Number(a.amountMinor > 0) - Number(b.amountMinor > 0) || byTime(a, b);
}

function byTime(a: Application, b: Application): number {
  return compareInstants(a.at, b.at);
}

function take(left: Map<string, number>, id: string, amountMinor: number): void {
  left.set(id, (left.get(id) ?? 0) - amountMinor);
}
