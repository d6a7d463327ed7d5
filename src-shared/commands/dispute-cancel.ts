import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { stepOn } from './dispute-step.ts';

/**
 * Takes a case back: the customer disputes no more, or it was opened by mistake.
 * @example 'dispute.cancel' {disputeId, note: 'Customer found the delivery'}
 */
export const disputeCancel = defineCommand({
  name: 'dispute.cancel',
  version: 1,
  input: z.object({ disputeId: disputeIdSchema, note: freeText(4000) }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    return stepOn(aggregate, input.disputeId, context, () => ({
      event: { kind: 'cancelled', note: input.note },
      fields: { state: 'cancelled' },
    }));
  },
});
