import { z } from 'zod';
import { failure } from '../domain/failure.ts';
import { invoiceIdSchema, requestIdSchema } from '../domain/ids.ts';
import { isOfDispute } from '../domain/request/ask.ts';
import { checkBooking } from '../domain/request/booking.ts';
import { isReduction } from '../domain/request/reduction.ts';
import { changed, defineCommand, refused, refusedFor } from './command.ts';

/**
 * Says with which document the ledger has booked what was asked for; null where it took it off the invoices themselves.
 * A document settles as much as it is worth; what it credits is collected again when it is applied elsewhere (I3). A
 * credit note for a dispute comes with 'dispute.close'.
 * @example 'request.settle' {requestId, documentId}
 */
export const requestSettle = defineCommand({
  name: 'request.settle',
  version: 1,
  input: z.object({ requestId: requestIdSchema, documentId: invoiceIdSchema.nullable() }),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply({ requests, invoices }, { requestId, documentId }) {
    const request = requests.find((one) => one.id === requestId);
    if (request === undefined || isOfDispute(request)) return refused('REQUEST_NOT_FOUND');
    const { state } = request;
    const booked = invoices.find((one) => one.id === documentId);
    const isMissing = booked === undefined && (documentId !== null || !isReduction(request));
    const refusal = refusedFor([
      state === 'approved' ? undefined : failure('REQUEST_STATE_WRONG', { state }),
      isMissing ? failure('INVOICE_NOT_FOUND') : undefined,
      booked && checkBooking(request, booked, requests),
    ]);
    if (refusal !== undefined) return refusal;
    return changed({
      collection: 'requests',
      document: { ...request, seq: 0, state: 'settled', settledBy: documentId },
    });
  },
});
