import { z } from 'zod';
import { activityKinds, activityOutcomes } from '../domain/activity/activity.ts';
import { businessDateSchema } from '../domain/calendar/business-date.ts';
import { freeText } from '../domain/document.ts';
import { activityIdSchema } from '../domain/ids.ts';
import { authorOf, changed, defineCommand, refused } from './command.ts';

/** Writes an activity into the timeline: a call, a visit, a note, with what comes next. Reads no invoice. */
export const activityLog = defineCommand({
  name: 'activity.log',
  version: 1,
  input: z.object({
    activityId: activityIdSchema,
    kind: z.enum(activityKinds),
    direction: z.enum(['outbound', 'inbound']),
    outcome: z.enum(activityOutcomes).nullable(),
    contactName: freeText(200),
    note: freeText(4000),
    durationSeconds: z.int().min(0).max(86_400).nullable(),
    nextAction: z.object({ date: businessDateSchema, text: freeText(300) }).nullable(),
  }),
  reads: 'header',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    if (input.nextAction !== null && input.nextAction.date < context.today) {
      return refused('NEXT_ACTION_DATE_PAST', { date: input.nextAction.date });
    }
    if (aggregate.activities.some((activity) => activity.id === input.activityId)) {
      return refused('DUPLICATE_ID');
    }
    const { activityId, ...entry } = input;
    return changed({
      collection: 'activities',
      document: {
        id: activityId,
        accountId: aggregate.account.id,
        seq: 0,
        ...entry,
        on: context.today,
        at: context.at,
        by: authorOf(context.actor),
      },
    });
  },
});
