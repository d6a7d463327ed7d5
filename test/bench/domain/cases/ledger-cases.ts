import type { LedgerRequest } from '../../../../src-shared/domain/request/request.ts';
import { builtToday } from '../../../fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../fixtures/builders/build-invoice.ts';
import { buildRequest } from '../../../fixtures/builders/build-request.ts';
import { bySomebodyElse, type Cases, manyItems } from './case.ts';

const reason = 'As discussed';
const currency = 'EUR';

/** Requests to the ledger: over as many items as one may have. */
export const ledgerCases: Cases<
  | 'approval.grant'
  | 'approval.refuse'
  | 'fee.charge'
  | 'fee.waive'
  | 'interest.charge'
  | 'interest.waive'
  | 'request.settle'
  | 'request.withdraw'
  | 'write-off.approve'
  | 'write-off.refuse'
  | 'write-off.request'
> = (large) => {
  const items = manyItems(large, 1);
  const wide = (fields: Partial<LedgerRequest>) => {
    const request = buildRequest({ id: 'asked', amountMinor: items.length, items, asked: bySomebodyElse });
    return { requests: [{ ...request, ...fields }] };
  };
  const booked = buildInvoice({
    id: 'booked',
    type: 'debit-note',
    invoiceDate: builtToday,
    amountMinor: items.length,
  });
  const decided = { role: 'administrator', parts: wide({}), input: { requestId: 'asked', reason } } as const;
  const reduction = { input: { requestId: 'new', currency, items, reason } } as const;
  const charges = items.map((_, index) =>
    buildInvoice({ id: `charge-${index}`, type: 'debit-note', amountMinor: 1 }),
  );
  const waivedItems = charges.map(({ id }) => ({ invoiceId: id, amountMinor: 1 }));
  const waived = { parts: { invoices: charges }, input: { ...reduction.input, items: waivedItems } };
  const [{ invoiceId } = { invoiceId: '' }] = items;
  return {
    'approval.grant': decided,
    'approval.refuse': decided,
    'fee.charge': { input: { requestId: 'new', currency, amountMinor: 500, invoiceId, reason } },
    'fee.waive': waived,
    'interest.charge': {
      account: { country: 'DE', customerType: 'business' },
      input: { ...reduction.input, kind: 'interest' },
    },
    'interest.waive': waived,
    'request.settle': {
      parts: { ...wide({ kind: 'interest', state: 'approved' }), invoices: [booked] },
      input: { requestId: 'asked', documentId: booked.id },
    },
    'request.withdraw': {
      parts: wide({ asked: buildRequest().asked }),
      input: { requestId: 'asked', reason },
    },
    'write-off.approve': decided,
    'write-off.refuse': decided,
    'write-off.request': reduction,
  };
};
