import { z } from 'zod';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import { wordedText } from '../domain/document.ts';
import { activityIdSchema } from '../domain/ids.ts';
import { channelInput, checkNewId, checkNextAction } from './activity-entry.ts';
import { changed, defineCommand, refusedFor } from './command.ts';
import { entryOf } from './timeline-entry.ts';

/**
 * Plans what to do next on an account, and when, without a contact.
 * @example 'follow-up.set' {activityId, date: '2026-04-07', text: 'Ask for the bank confirmation', channel: 'email'}
 */
export const followUpSet = defineCommand({
  name: 'follow-up.set',
  version: 1,
  input: z.object({
    activityId: activityIdSchema,
    date: businessDateSchema,
    text: wordedText(300),
    channel: channelInput,
  }),
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, { activityId, date, text, channel }, context) {
    const nextAction = { date, text, channel };
    const refusal = refusedFor([checkNextAction(nextAction, context), checkNewId(aggregate, activityId)]);
    const entry = entryOf(aggregate.account, { id: activityId, kind: 'follow-up', nextAction }, context);
    return refusal ?? changed({ collection: 'activities', document: entry });
  },
});
