import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { activityIdSchema } from '../domain/ids.ts';
import { checkCloses, checkNewId } from './activity-entry.ts';
import { changed, defineCommand, refusedFor } from './command.ts';
import { entryOf } from './timeline-entry.ts';

/**
 * Says that what an entry of the timeline planned is done.
 * @example 'follow-up.done' {activityId, closes: 'activity-1', note: 'Confirmation is here'}
 */
export const followUpDone = defineCommand({
  name: 'follow-up.done',
  version: 1,
  input: z.object({ activityId: activityIdSchema, closes: activityIdSchema, note: freeText(4000) }),
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, { activityId, closes, note }, context) {
    const refusal = refusedFor([
      checkNewId(aggregate, activityId),
      checkCloses(aggregate.activities, closes),
    ]);
    const entry = entryOf(aggregate.account, { id: activityId, kind: 'follow-up', closes, note }, context);
    return refusal ?? changed({ collection: 'activities', document: entry });
  },
});
