import { z } from 'zod';
import { wordedText } from '../domain/document.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { stepOn } from './dispute-step.ts';

/**
 * Writes a comment into the history of a case.
 * @example 'dispute.comment' {disputeId, note: 'Customer sent the delivery note'}
 */
export const disputeComment = defineCommand({
  name: 'dispute.comment',
  version: 1,
  input: z.object({ disputeId: disputeIdSchema, note: wordedText(4000) }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    return stepOn(aggregate, input.disputeId, context, () => ({
      event: { kind: 'commented', note: input.note },
    }));
  },
});
