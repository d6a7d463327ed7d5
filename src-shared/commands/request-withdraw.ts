import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { isOfDispute } from '../domain/request/ask.ts';
import { changed, defineCommand, refused, refusedFor, signed } from './command.ts';

/**
 * Takes back a request that nobody has decided yet; only who asked for it. A plan and a dispute have their own ways.
 * @example 'request.withdraw' {requestId, reason: 'Customer paid'}
 */
export const requestWithdraw = defineCommand({
  name: 'request.withdraw',
  version: 1,
  input: z.object({ requestId: requestIdSchema, reason: freeText(1000) }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply({ requests }, { requestId, reason }, context) {
    const request = requests.find((one) => one.id === requestId);
    if (request === undefined || request.kind === 'plan' || isOfDispute(request)) {
      return refused('REQUEST_NOT_FOUND');
    }
    const { state, asked } = request;
    const refusal = refusedFor([
      state === 'awaiting-approval' ? undefined : failure('REQUEST_STATE_WRONG', { state }),
      asked.by.userId === context.actor.userId ? undefined : failure('REQUEST_OF_SOMEBODY_ELSE'),
    ]);
    if (refusal !== undefined) return refusal;
    const decided = { ...signed(context), reason };
    return changed({ collection: 'requests', document: { ...request, seq: 0, state: 'withdrawn', decided } });
  },
});
