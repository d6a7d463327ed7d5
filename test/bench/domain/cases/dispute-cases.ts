import type { Dispute } from '../../../../src-shared/domain/dispute/dispute.ts';
import { builtToday } from '../../../fixtures/builders/build-context.ts';
import { buildDispute } from '../../../fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../fixtures/builders/build-invoice.ts';
import { buildRequest } from '../../../fixtures/builders/build-request.ts';
import { type Cases, manyItems } from './case.ts';

const note = 'Price of the frame contract';
const disputeId = 'wide';
const file = { sha256: 'a'.repeat(64), name: 'note.pdf', mediaType: 'application/pdf', sizeBytes: 1_000 };

/** Commands over disputes: the case that they are about has as many items as one may have. */
export const disputeCases: Cases<
  | 'dispute.attach'
  | 'dispute.cancel'
  | 'dispute.close'
  | 'dispute.comment'
  | 'dispute.escalate'
  | 'dispute.open'
  | 'dispute.reopen'
  | 'dispute.resolve'
  | 'dispute.review'
  | 'dispute.route'
  | 'dispute.wait'
> = (large) => {
  const items = manyItems(large, 100);
  const wide = (fields: Partial<Dispute> = {}) => ({
    disputes: [{ ...buildDispute({ id: disputeId, items }), ...fields }],
  });
  const credited = buildInvoice({
    id: 'credit',
    type: 'credit-note',
    invoiceDate: builtToday,
    amountMinor: -100 * items.length,
  });
  const asked = buildRequest({
    ...{ id: 'credit-note', kind: 'credit-note', state: 'approved', disputeId },
    ...{ amountMinor: 100 * items.length, items },
  });
  const { items: acceptedItems } = buildDispute({ items });
  const resolved = { resolution: 'accepted', acceptedItems: items, rootCause: note } as const;
  return {
    'dispute.attach': { parts: wide(), input: { disputeId, file, note } },
    'dispute.cancel': { parts: wide(), input: { disputeId, note } },
    'dispute.close': {
      parts: {
        ...wide({ state: 'resolved', ...resolved, acceptedItems, creditRequestId: asked.id }),
        invoices: [credited],
        requests: [asked],
      },
      input: { disputeId, creditNoteId: credited.id, note },
    },
    'dispute.comment': { parts: wide(), input: { disputeId, note } },
    'dispute.escalate': {
      parts: wide(),
      input: { disputeId, processor: 'head-of-sales', dueDate: '2026-04-20', note },
    },
    'dispute.open': {
      input: {
        ...{ disputeId: 'new', currency: 'EUR', items, reasonCode: '01' },
        ...{ description: note, contactName: 'Ida Brandt' },
      },
    },
    'dispute.reopen': { parts: wide({ state: 'closed' }), input: { disputeId, note } },
    'dispute.resolve': { parts: wide(), input: { disputeId, ...resolved, note, requestId: 'new' } },
    'dispute.review': { parts: wide(), input: { disputeId, note } },
    'dispute.route': { parts: wide(), input: { disputeId, from: 'sales', processor: 'billing', note } },
    'dispute.wait': { parts: wide(), input: { disputeId, waitingFor: 'customer', note } },
  };
};
