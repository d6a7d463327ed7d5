import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import type { LedgerPosition } from '../domain/account/ledger-position.ts';
import { type Failure, fail, failure, type Result, succeed } from '../domain/failure.ts';
import { invoiceIdSchema } from '../domain/ids.ts';
import { unappliedMinor } from '../domain/invoice/open-amount.ts';
import { amountMinorSchema, sumMinor } from '../domain/money/amount.ts';
import type { Allocation, Payment } from '../domain/payment/payment.ts';

/** What is applied to which items: above 0 on an invoice, below 0 on a credit that is netted. */
export const applicationItemsSchema = z.array(
  z.object({
    invoiceId: invoiceIdSchema,
    amountMinor: amountMinorSchema.refine((amountMinor) => amountMinor !== 0, { error: 'applies nothing' }),
  }),
);

/** The payment of this id while it counts: PAYMENT_NOT_FOUND or PAYMENT_REVERSED. */
export function findPayment({ payments }: AccountAggregate, paymentId: string): Result<Payment> {
  const payment = payments.find((one) => one.id === paymentId);
  if (payment === undefined) return fail('PAYMENT_NOT_FOUND');
  return payment.reversed ? fail('PAYMENT_REVERSED') : succeed(payment);
}

/** R3: AMOUNT_EXCEEDS_UNAPPLIED where so much is more than what is left of the payment. */
export function checkRest(payment: Payment, amountMinor: number, ledger: LedgerPosition): readonly Failure[] {
  const availableMinor = Math.max(0, unappliedMinor(payment, ledger.currencies));
  if (amountMinor <= availableMinor) return [];
  return [failure('AMOUNT_EXCEEDS_UNAPPLIED', { currency: payment.currency, amountMinor, availableMinor })];
}

/** CREDITS_EXCEED_CASH where more credit is netted than there is to net it with. */
export function checkNet(items: readonly Allocation[]): readonly Failure[] {
  return itemsTotalMinor(items) < 0 ? [failure('CREDITS_EXCEED_CASH')] : [];
}

/** Σ of items in minor units. */
export function itemsTotalMinor(items: readonly Allocation[]): number {
  return sumMinor(items.map((item) => item.amountMinor));
}
