import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { ledgerPosition } from '../domain/account/ledger-position.ts';
import type { BusinessDate } from '../domain/calendar/business-date.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { deviceIdSchema } from '../domain/ids.ts';
import { maxAccountMinor, sumMinor } from '../domain/money/amount.ts';
import type { Payment } from '../domain/payment/payment.ts';
import { allocateReceipt, doubtReceipt, type ReceiptAllocation } from '../domain/receipt/allocate-receipt.ts';
import { type Receipt, receiptTerms } from '../domain/receipt/receipt.ts';
import {
  paymentIdOfReceipt,
  readReceiptNumber,
  receiptNumberSchema,
} from '../domain/receipt/receipt-number.ts';
import { checkOnce } from './check-once.ts';
import { type CommandContext, changed, defineCommand, refusedFor, signed } from './command.ts';

const inputSchema = z
  .object({
    /** R2: the number that the device took from its block. */
    receiptId: receiptNumberSchema,
    ...receiptTerms,
  })
  .refine(({ method, chequeDate }) => chequeDate === null || method === 'cheque', { path: ['chequeDate'] })
  .refine(({ method, denominations }) => denominations.length === 0 || method === 'cash', {
    path: ['denominations'],
  });
type Input = z.output<typeof inputSchema>;

/**
 * R1–R3: records money that was taken in the field: the receipt, and the payment that it is booked as. A receipt is a
 * fact: whatever happened to the invoices meanwhile refuses nothing; what cannot be applied is unapplied cash, and an
 * exception of the receipt. Neither does a device whose date is wrong, or that has lost the account since: the money is
 * unapplied then. Refused are only a number that is not the device's own or was used already, an input that contradicts
 * itself, and an amount with which the receipts of the account would be more money than anybody was ever given.
 * @example 'receipt.issue' {receiptId: 'A7KX2M-17', currency: 'EUR', amountMinor: 100_00, method: 'cash',
 * items: [{invoiceId, amountMinor: 80_00}], payerName: 'Ida Brandt', reference: '', chequeDate: null,
 * denominations: [{valueMinor: 50_00, count: 2}], visitId}
 */
export const receiptIssue = defineCommand({
  name: 'receipt.issue',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const refusal = refusedFor([
      ...checkNumber(aggregate, input, context),
      ...checkSums(input),
      ...checkHoldable(aggregate, input),
    ]);
    if (refusal !== undefined) return refusal;
    const { today, settings, doubt } = context;
    const allocation =
      doubt === undefined
        ? allocateReceipt(input, ledgerPosition(aggregate, today, settings.policy))
        : doubtReceipt(input.amountMinor, doubt.because);
    return changed(
      { collection: 'receipts', document: receiptOf(aggregate, input, allocation, context) },
      { collection: 'payments', document: paymentOf(aggregate, input, allocation, context) },
    );
  },
});

/** R2: the number must be one of the device's own, and new. */
function checkNumber(
  { receipts, payments }: AccountAggregate,
  { receiptId }: Input,
  { receiptPrefix }: CommandContext,
): readonly Failure[] {
  if (readReceiptNumber(receiptId).prefix !== receiptPrefix) {
    return [failure('RECEIPT_NUMBER_FOREIGN', { receipt: receiptId })];
  }
  const paymentId = paymentIdOfReceipt(receiptId);
  const isUsed = receipts.some((one) => one.id === receiptId) || payments.some((one) => one.id === paymentId);
  return isUsed ? [failure('RECEIPT_NUMBER_USED', { receipt: receiptId })] : [];
}

function checkSums({ items, denominations, amountMinor, currency }: Input): readonly Failure[] {
  const isTooMuch = sumMinor(items.map((item) => item.amountMinor)) > amountMinor;
  return [
    ...checkOnce(items),
    ...(isTooMuch ? [failure('ALLOCATION_SUM_MISMATCH')] : []),
    ...(denominations.length === 0 || countedMinor(denominations) === BigInt(amountMinor)
      ? []
      : [failure('DENOMINATIONS_MISMATCH', { amountMinor, currency })]),
  ];
}

/** M1: an account whose amounts do not add up exactly any more could be read by nobody. */
function checkHoldable({ payments }: AccountAggregate, { amountMinor, currency }: Input): readonly Failure[] {
  let heldMinor = amountMinor;
  for (const one of payments) {
    if (one.receiptId === null || one.reversed || one.currency !== currency) continue;
    heldMinor += one.amountMinor;
    if (heldMinor > maxAccountMinor) return [failure('AMOUNT_TOO_LARGE')];
  }
  return [];
}

/** Counts of large notes go beyond what a number holds exactly. */
function countedMinor(denominations: Input['denominations']): bigint {
  return denominations.reduce((sum, one) => sum + BigInt(one.valueMinor) * BigInt(one.count), 0n);
}

function receiptOf(
  { account }: AccountAggregate,
  { receiptId, ...taken }: Input,
  { exceptions }: ReceiptAllocation,
  context: CommandContext,
): Receipt {
  return {
    ...taken,
    id: receiptId,
    accountId: account.id,
    seq: 0,
    deviceId: deviceIdSchema.parse(context.deviceId),
    issued: signed(context),
    bookedOn: context.doubt?.because === 'device-date-wrong' ? context.doubt.today : null,
    paymentId: paymentIdOfReceipt(receiptId),
    exceptions: [...exceptions],
    voided: null,
    deposited: null,
  };
}

function paymentOf(
  { account }: AccountAggregate,
  { receiptId, currency, amountMinor, reference, chequeDate }: Input,
  { applied }: ReceiptAllocation,
  context: CommandContext,
): Payment {
  return {
    id: paymentIdOfReceipt(receiptId),
    accountId: account.id,
    seq: 0,
    currency,
    amountMinor,
    receivedOn: valueDate(chequeDate, bookingDay(context)),
    reference,
    allocations: [],
    applied: applied.map((one) => ({ ...signed(context), ...one })),
    takenBack: [],
    receiptId,
    reversed: false,
    reversedOn: null,
  };
}

/** A day that cannot be true is no value date. */
function bookingDay({ today, doubt }: CommandContext): BusinessDate {
  return doubt?.because === 'device-date-wrong' ? doubt.today : today;
}

/** A post-dated cheque is in hand today and is money on its date. */
function valueDate(chequeDate: BusinessDate | null, today: BusinessDate): BusinessDate {
  return chequeDate !== null && chequeDate > today ? chequeDate : today;
}
