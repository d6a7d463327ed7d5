import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import { wordedText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { defineCommand } from './command.ts';
import { stepOn } from './dispute-step.ts';

/**
 * D1: hands a case up, gives it a new due date, or both. NOTHING_CHANGED where it has both already.
 * @example 'dispute.escalate' {disputeId, processor: 'head-of-sales', dueDate: '2026-04-20', note: 'Nobody answers'}
 */
export const disputeEscalate = defineCommand({
  name: 'dispute.escalate',
  version: 1,
  input: z.object({
    disputeId: disputeIdSchema,
    processor: wordedText(100),
    dueDate: businessDateSchema,
    note: wordedText(4000),
  }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    return stepOn(aggregate, input.disputeId, context, (dispute) => {
      if (input.dueDate < context.today) return failure('DUE_DATE_PAST', { date: input.dueDate });
      const { processor, dueDate, note } = input;
      if (processor === dispute.processor && dueDate === dispute.dueDate) return failure('NOTHING_CHANGED');
      return { event: { kind: 'escalated', note, processor }, fields: { processor, dueDate } };
    });
  },
});
