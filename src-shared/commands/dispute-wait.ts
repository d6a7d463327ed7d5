import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { stepOn } from './dispute-step.ts';

/**
 * D1: the case waits for the customer or for somebody here; its due date stays. NOTHING_CHANGED where it does already.
 * @example 'dispute.wait' {disputeId, waitingFor: 'customer', note: 'Photos of the damage'}
 */
export const disputeWait = defineCommand({
  name: 'dispute.wait',
  version: 1,
  input: z.object({
    disputeId: disputeIdSchema,
    waitingFor: z.enum(['customer', 'internal']),
    note: freeText(4000),
  }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    return stepOn(aggregate, input.disputeId, context, (dispute) => {
      const state = input.waitingFor === 'customer' ? 'waiting-for-customer' : 'waiting-for-internal';
      if (dispute.state === state) return failure('NOTHING_CHANGED');
      return { event: { kind: 'waited', note: input.note }, fields: { state } };
    });
  },
});
