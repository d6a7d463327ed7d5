import { paymentIdSchema, receiptIdSchema } from '../ids.ts';

const pattern = /^([A-Z0-9]{2,12})-([1-9]\d{0,14})$/;

/** R2: the number of a receipt, `<code of the device>-<counter>`, without leading zeros. */
export const receiptNumberSchema = receiptIdSchema.refine((text) => pattern.test(text), {
  error: 'not a receipt number (<device>-<counter>)',
});
export type ReceiptNumber = ReturnType<typeof receiptNumberSchema.parse>;

/** R2: the parts of a receipt number; the counter is an exact integer from 1. Throws on anything else: a bug. */
export function readReceiptNumber(number: string): { readonly prefix: string; readonly counter: number } {
  const [, prefix, counter] = pattern.exec(number) ?? [];
  if (prefix === undefined || counter === undefined) throw new RangeError('not a receipt number');
  return { prefix, counter: Number(counter) };
}

/** R1: the id of the payment that a receipt is booked as. It follows from the number, which is never used again. */
export function paymentIdOfReceipt(number: ReceiptNumber): ReturnType<typeof paymentIdSchema.parse> {
  return paymentIdSchema.parse(`receipt-${number}`);
}
