import { z } from 'zod';
import { freeText, wordedText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { stepOn } from './dispute-step.ts';

/**
 * D2: gives a case to another processor. CHANGED_MEANWHILE where it is with somebody else than the sender saw,
 * NOTHING_CHANGED where it is with that processor already.
 * @example 'dispute.route' {disputeId, from: 'sales', processor: 'billing', note: ''}
 */
export const disputeRoute = defineCommand({
  name: 'dispute.route',
  version: 1,
  input: z.object({
    disputeId: disputeIdSchema,
    from: freeText(100),
    processor: wordedText(100),
    note: freeText(4000),
  }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    return stepOn(aggregate, input.disputeId, context, (dispute) => {
      if (dispute.processor !== input.from) {
        return failure('CHANGED_MEANWHILE', {
          found: dispute.processor,
          by: dispute.history.at(-1)?.by.name ?? '',
        });
      }
      const { processor, note } = input;
      if (processor === dispute.processor) return failure('NOTHING_CHANGED');
      return { event: { kind: 'routed', note, processor }, fields: { processor } };
    });
  },
});
