import { z } from 'zod';
import type { Account } from '../domain/account/account.ts';
import type { Activity } from '../domain/activity/activity.ts';
import {
  type BusinessDate,
  businessDate,
  compareInstants,
  instantSchema,
} from '../domain/calendar/business-date.ts';
import { localTimeAt } from '../domain/calendar/local-time.ts';
import { failure } from '../domain/failure.ts';
import { activityIdSchema } from '../domain/ids.ts';
import {
  checkCloses,
  checkContactId,
  checkNewId,
  checkNextAction,
  contactOf,
  contactShape,
} from './activity-entry.ts';
import { judgeContact } from './activity-permission.ts';
import { type CommandContext, changed, defineCommand, refusedFor } from './command.ts';
import { entryOf } from './timeline-entry.ts';
import { checkPlace, checkReceipts, checkVisitTimes, placeShape, visitResultShape } from './visit-record.ts';

const inputSchema = z.object({
  activityId: activityIdSchema,
  checkedInAt: instantSchema,
  checkedOutAt: instantSchema,
  ...contactShape,
  ...placeShape,
  ...visitResultShape,
});
type Input = z.output<typeof inputSchema>;

/**
 * A2: writes a visit down after it took place. It stands in the timeline at the time at which it began, and the contact
 * rules (A1) are asked about that time.
 * @example 'visit.log' {activityId, checkedInAt: '2026-03-31T08:00:00Z', checkedOutAt: '2026-03-31T08:25:00Z',
 * contactId: null, contactName: 'Ida Brandt', invoiceIds: [], override: null, place: null, hasLocationConsent: false,
 * outcome: 'promised', note: '', signature: null, photos: [], receiptIds: [], nextAction: null, closes: null}
 */
export const visitLog = defineCommand({
  name: 'visit.log',
  version: 1,
  input: inputSchema,
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const { account } = aggregate;
    const contact = contactOf(account, input);
    const visited = { kind: 'visit', direction: 'outbound', at: input.checkedInAt } as const;
    const { failures, override } = judgeContact(aggregate, { ...input, ...visited, contact }, context);
    const refusal = refusedFor([
      checkNewId(aggregate, input.activityId),
      checkContactId(account, input.contactId),
      checkPlace(input),
      checkVisitTimes(input.checkedInAt, input.checkedOutAt),
      isInFuture(input, context) ? failure('ACTIVITY_IN_FUTURE') : undefined,
      checkNextAction(input.nextAction, context),
      checkCloses(aggregate.activities, input.closes),
      ...checkReceipts(aggregate, input.receiptIds),
      ...failures,
    ]);
    if (refusal !== undefined) return refusal;
    const contactName = input.contactName || (contact?.name ?? '');
    const entry = {
      ...entryFields(input),
      ...visited,
      contactName,
      override,
      on: dateOf(account, input, context),
    };
    return changed({ collection: 'activities', document: entryOf(account, entry, context) });
  },
});

function entryFields(input: Input): Pick<Activity, 'id'> & Partial<Activity> {
  const { activityId: id, outcome, note, nextAction, closes, invoiceIds } = input;
  const { checkedInAt, checkedOutAt, place, signature, photos, receiptIds } = input;
  const visit = { checkedInAt, checkedOutAt, place, signature, photos, receiptIds };
  return { id, outcome, note, nextAction, closes, invoiceIds, visit };
}

function isInFuture({ checkedOutAt }: Input, { at }: CommandContext): boolean {
  return compareInstants(checkedOutAt, at) > 0;
}

/** The day of the visit where it was; where nobody knows what time it is there, that of UTC. Never after today. */
function dateOf({ timeZone }: Account, { checkedInAt }: Input, { today }: CommandContext): BusinessDate {
  const date = localTimeAt(checkedInAt, timeZone)?.date ?? businessDate(checkedInAt.slice(0, 10));
  return date < today ? date : today;
}
