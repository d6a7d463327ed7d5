import { unappliedMinor } from '../../../../src-shared/domain/invoice/open-amount.ts';
import type { Payment } from '../../../../src-shared/domain/payment/payment.ts';
import { isHandedIn } from '../../../../src-shared/domain/receipt/cash-position.ts';
import { receiptMethods } from '../../../../src-shared/domain/receipt/receipt.ts';
import { comingDay, isSuperior, type Maker, pickFrom, type Situation, shareOf, someOf } from './situation.ts';

type Item = { readonly invoiceId: string; readonly amountMinor: number };

/** What is open of each invoice of the currency. */
function openItems({ position }: Situation): readonly Item[] {
  return position.invoices
    .filter(
      ({ invoice, openMinor }) => invoice.currency === 'EUR' && invoice.amountMinor > 0 && openMinor > 0,
    )
    .map(({ invoice, openMinor }) => ({ invoiceId: invoice.id, amountMinor: openMinor }));
}

/** Shares of some of these amounts, no more in all than there is. */
function fittingItems(situation: Situation, items: readonly Item[], mostMinor: number): readonly Item[] {
  let leftMinor = mostMinor;
  return someOf(situation, items).flatMap(({ invoiceId, amountMinor: wantedMinor }) => {
    if (leftMinor <= 0) return [];
    const amountMinor = Math.min(leftMinor, shareOf(situation, wantedMinor));
    leftMinor -= amountMinor;
    return [{ invoiceId, amountMinor }];
  });
}

function paymentWithRest(situation: Situation): Payment | undefined {
  const { payments } = situation.account;
  return pickFrom(
    situation,
    payments.filter((one) => one.currency === 'EUR' && unappliedMinor(one) > 0),
  );
}

const apply: Maker = (situation) => {
  const payment = paymentWithRest(situation);
  if (payment === undefined) return undefined;
  const items = fittingItems(situation, openItems(situation), unappliedMinor(payment));
  const credits = creditItems(situation, items);
  return items.length === 0 ? undefined : { paymentId: payment.id, items: [...items, ...credits] };
};

/** A credit note that is netted with the invoices, now and then. */
function creditItems({ position, random }: Situation, items: readonly Item[]): readonly Item[] {
  const note = position.invoices.find(({ openMinor }) => openMinor < 0);
  const [first] = items;
  if (note === undefined || first === undefined || !random.chance(0.4)) return [];
  const amountMinor = Math.max(note.openMinor, -first.amountMinor);
  return [{ invoiceId: note.invoice.id, amountMinor }];
}

const unApply: Maker = (situation) => {
  const applied = situation.account.payments.filter((one) => !one.reversed && one.applied.length > 0);
  const payment = pickFrom(situation, applied);
  const entry = payment && situation.random.pick(payment.applied);
  if (payment === undefined || entry === undefined) return undefined;
  const takenMinor = shareOf(situation, Math.abs(entry.amountMinor));
  const amountMinor = entry.amountMinor > 0 ? takenMinor : -takenMinor;
  return { paymentId: payment.id, items: [{ invoiceId: entry.invoiceId, amountMinor }] };
};

/** R5: cash to an invoice; what is missing is a discount, a small rest or a dispute, or stays open. */
const match: Maker = (situation) => {
  const { random, settings } = situation;
  const payment = paymentWithRest(situation);
  const [item] = someOf(situation, openItems(situation));
  if (payment === undefined || item === undefined) return undefined;
  const paidMinor = Math.min(unappliedMinor(payment), item.amountMinor);
  const missing = { invoiceId: item.invoiceId, amountMinor: Math.ceil((item.amountMinor - paidMinor) / 6) };
  const items = missing.amountMinor > 0 ? [missing] : [];
  const reduction = items.length > 0 ? { requestId: situation.newId(), items } : null;
  const reasonCode = random.pick(settings.disputeReasons).code;
  const short = { disputeId: situation.newId(), reasonCode, description: '', items };
  const kind = random.pick(['discount', 'tolerated', 'short', 'none']);
  return {
    paymentId: payment.id,
    allocations: [{ invoiceId: item.invoiceId, amountMinor: paidMinor }],
    discount: kind === 'discount' ? reduction : null,
    tolerated: kind === 'tolerated' ? reduction : null,
    shortPaid: kind === 'short' && items.length > 0 ? [short] : [],
  };
};

/** R1: for what the payer wants to pay, paid meanwhile or not. */
const issue: Maker = (situation) => {
  const { random, account } = situation;
  if (!situation.hasReceiptNumber()) return undefined;
  const method = random.chance(0.4) ? 'cash' : random.pick(receiptMethods);
  const wanted = random.chance(0.8)
    ? openItems(situation)
    : account.invoices.map(({ id, amountMinor }) => ({ invoiceId: id, amountMinor: Math.abs(amountMinor) }));
  const amountMinor = random.integer(1, 400) * 50;
  const isCounted = method === 'cash' && random.chance(0.5);
  return {
    currency: 'EUR',
    amountMinor,
    method,
    items: fittingItems(situation, wanted, amountMinor),
    chequeDate: method === 'cheque' && random.chance(0.5) ? comingDay(situation, 20) : null,
    denominations: isCounted ? [{ valueMinor: 50, count: amountMinor / 50 }] : [],
    visitId:
      pickFrom(
        situation,
        account.activities.filter(({ visit }) => visit !== null),
      )?.id ?? null,
  };
};

const makeVoid: Maker = (situation) => {
  const standing = situation.account.receipts.filter(
    ({ voided, deposited }) => voided === null && (deposited === null || isSuperior(situation)),
  );
  const receipt = pickFrom(situation, standing);
  return receipt && { receiptId: receipt.id };
};

const deposit: Maker = (situation) => {
  const present = situation.account.receipts.filter(
    (one) => one.voided === null && one.deposited === null && isHandedIn(one),
  );
  const receiptIds = someOf(situation, present).map(({ id }) => id);
  return receiptIds.length === 0 ? undefined : { depositId: situation.newId(), receiptIds };
};

export const cashMakers = {
  'payment.apply': apply,
  'payment.un-apply': unApply,
  'payment.propose-match': match,
  'receipt.issue': issue,
  'receipt.void': makeVoid,
  'receipt.deposit': deposit,
} as const satisfies Readonly<Record<string, Maker>>;
