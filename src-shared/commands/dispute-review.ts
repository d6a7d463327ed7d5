import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { stepOn } from './dispute-step.ts';

/**
 * D1: the processor takes a case in hand. NOTHING_CHANGED where that was said already.
 * @example 'dispute.review' {disputeId, note: 'Contract is being looked up'}
 */
export const disputeReview = defineCommand({
  name: 'dispute.review',
  version: 1,
  input: z.object({ disputeId: disputeIdSchema, note: freeText(4000) }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    return stepOn(aggregate, input.disputeId, context, ({ state }) =>
      state === 'in-review'
        ? failure('NOTHING_CHANGED')
        : { event: { kind: 'reviewed', note: input.note }, fields: { state: 'in-review' } },
    );
  },
});
