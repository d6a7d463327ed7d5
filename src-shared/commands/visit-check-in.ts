import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import type { Activity } from '../domain/activity/activity.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { activityIdSchema } from '../domain/ids.ts';
import { checkContactId, checkNewId, contactOf, contactShape } from './activity-entry.ts';
import { judgeContact } from './activity-permission.ts';
import { type CommandContext, changed, defineCommand, refusedFor } from './command.ts';
import { entryOf } from './timeline-entry.ts';
import { checkPlace, isOpenVisit, placeShape, visitsOf } from './visit-record.ts';

/**
 * A2: begins a visit, now. Its place is kept only with consent. Refused while the same agent is still on a visit to the
 * account, and where a contact rule (A1) forbids the visit and is not overridden.
 * @example 'visit.check-in' {activityId, contactId: 'contact-1', contactName: 'Ida Brandt', invoiceIds: [],
 * override: null, place: {latitude: 53.5436, longitude: 9.9885, accuracyMetres: 12}, hasLocationConsent: true}
 */
export const visitCheckIn = defineCommand({
  name: 'visit.check-in',
  version: 1,
  input: z.object({ activityId: activityIdSchema, ...contactShape, ...placeShape }),
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const { activityId: id, contactName, invoiceIds, place } = input;
    const contact = contactOf(aggregate.account, input);
    const visited = { kind: 'visit', direction: 'outbound', at: context.at } as const;
    const { failures, override } = judgeContact(aggregate, { ...input, ...visited, contact }, context);
    const refusal = refusedFor([
      checkNewId(aggregate, id),
      checkContactId(aggregate.account, input.contactId),
      checkPlace(input),
      checkNoOpenVisit(aggregate, context),
      ...failures,
    ]);
    if (refusal !== undefined) return refusal;
    const visit: Activity['visit'] = {
      checkedInAt: context.at,
      checkedOutAt: null,
      place,
      signature: null,
      photos: [],
      receiptIds: [],
    };
    const fields = { contactName: contactName || (contact?.name ?? ''), invoiceIds, override, visit };
    const document = entryOf(aggregate.account, { id, ...visited, ...fields }, context);
    return changed({ collection: 'activities', document });
  },
});

function checkNoOpenVisit(aggregate: AccountAggregate, { actor }: CommandContext): Failure | undefined {
  const open = visitsOf(aggregate).find((one) => isOpenVisit(one) && one.by.userId === actor.userId);
  return open && failure('VISIT_OPEN', { date: open.on });
}
