import { buildPayment } from '../../../fixtures/builders/build-payment.ts';
import { buildReceipt } from '../../../fixtures/builders/build-receipt.ts';
import { bySomebodyElse, type Cases, manyItems } from './case.ts';

const reason = '2 % within 10 days';
const currency = 'EUR';
const payerName = 'Ida Brandt';
const mostShortPaid = 20;

/** Payments and receipts: over as many items as an input may name. */
export const cashCases: Cases<
  | 'payment.apply'
  | 'payment.propose-match'
  | 'payment.un-apply'
  | 'receipt.deposit'
  | 'receipt.issue'
  | 'receipt.void'
> = (large) => {
  const items = manyItems(large, 100);
  const few = manyItems(large, 1);
  const applied = buildPayment({
    id: 'applied',
    amountMinor: 100 * items.length,
    applied: items.map((item) => ({ ...bySomebodyElse, ...item })),
  });
  const receipts = items.map((_, index) => buildReceipt({ id: `A7-${index + 1}`, items: [] }));
  return {
    'payment.apply': { input: { paymentId: large.unappliedPaymentId, items } },
    'payment.propose-match': {
      input: {
        paymentId: large.unappliedPaymentId,
        allocations: items,
        discount: { requestId: 'new', items: few },
        tolerated: { requestId: 'new-2', items: few },
        shortPaid: Array.from({ length: mostShortPaid }, (_, index) => {
          return { disputeId: `new-${index}`, reasonCode: '01', description: '', items: few };
        }),
        reason,
      },
    },
    'payment.un-apply': { parts: { payments: [applied] }, input: { paymentId: 'applied', items, reason } },
    'receipt.deposit': {
      parts: { receipts },
      input: { depositId: 'new', reference: 'Slip 4711', receiptIds: receipts.map(({ id }) => id) },
    },
    'receipt.issue': {
      parts: { receipts },
      input: {
        ...{ receiptId: 'A7-5000', currency, amountMinor: 100 * items.length, method: 'cash', items },
        ...{ payerName, reference: '', chequeDate: null, denominations: [], visitId: null },
      },
    },
    'receipt.void': {
      parts: { receipts, payments: [buildPayment({ id: 'receipt-A7-1', receiptId: 'A7-1' })] },
      input: { receiptId: 'A7-1', reason: 'Written for the wrong customer' },
    },
  };
};
