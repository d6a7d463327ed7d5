import { z } from 'zod';
import type { Activity, Visit } from '../domain/activity/activity.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { activityIdSchema } from '../domain/ids.ts';
import { checkCloses, checkNextAction } from './activity-entry.ts';
import { type CommandContext, changed, defineCommand, refused, refusedFor } from './command.ts';
import { checkReceipts, checkVisitTimes, isOpenVisit, visitResultShape, visitsOf } from './visit-record.ts';

/**
 * A2: ends a visit, now, with what came of it. Who checked in checks out; for somebody who cannot, a manager or an
 * administrator does.
 * @example 'visit.check-out' {visitId: 'activity-1', outcome: 'paid', note: 'Paid in cash', signature: null,
 * photos: [], receiptIds: ['A7-1'], nextAction: null, closes: null}
 */
export const visitCheckOut = defineCommand({
  name: 'visit.check-out',
  version: 1,
  input: z.object({ visitId: activityIdSchema, ...visitResultShape }),
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const entry = visitsOf(aggregate).find(({ id }) => id === input.visitId);
    if (entry === undefined || entry.visit === null) return refused('VISIT_NOT_FOUND');
    if (!isOpenVisit(entry)) return refused('VISIT_ENDED');
    const { visitId: _, signature, photos, receiptIds, ...result } = input;
    const refusal = refusedFor([
      checkAgent(entry, context),
      checkVisitTimes(entry.visit.checkedInAt, context.at),
      checkNextAction(result.nextAction, context),
      checkCloses(aggregate.activities, result.closes),
      ...checkReceipts(aggregate, receiptIds),
    ]);
    const visit: Visit = { ...entry.visit, checkedOutAt: context.at, signature, photos, receiptIds };
    const document = { ...entry, seq: 0, ...result, visit };
    return refusal ?? changed({ collection: 'activities', document });
  },
});

function checkAgent({ by }: Activity, { actor }: CommandContext): Failure | undefined {
  const isTheirs = by.userId === actor.userId || actor.role === 'manager' || actor.role === 'administrator';
  return isTheirs ? undefined : failure('ACTIVITY_OF_SOMEBODY_ELSE', { name: by.name });
}
