import { z } from 'zod';
import { activityIdSchema } from '../domain/ids.ts';
import {
  checkCloses,
  checkContactId,
  checkNewId,
  checkNextAction,
  contactOf,
  entryShape,
} from './activity-entry.ts';
import { judgeContact } from './activity-permission.ts';
import { changed, defineCommand, refusedFor } from './command.ts';
import { entryOf } from './timeline-entry.ts';

/**
 * Writes an activity into the timeline: a call, a visit, a note, with what comes next. Reads no invoice. A contact that
 * a rule forbids now (A1) is refused, unless `override` names the rule and says why it took place all the same.
 * @example 'activity.log' {activityId, kind: 'call', direction: 'outbound', outcome: 'reached', contactId: null,
 * contactName: 'Ida Brandt', note: '', durationSeconds: 120, invoiceIds: ['invoice-1'],
 * nextAction: {date: '2026-04-07', text: 'Call again', channel: 'call'}, closes: 'activity-1',
 * override: {rules: ['business-hours'], reason: 'Had asked to be called in the evening'}}
 */
export const activityLog = defineCommand({
  name: 'activity.log',
  version: 1,
  input: z.object({ activityId: activityIdSchema, ...entryShape }),
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const { activityId: id, contactId, ...entry } = input;
    const contact = contactOf(aggregate.account, input);
    const { failures, override } = judgeContact(aggregate, { ...entry, contact, at: context.at }, context);
    const refusal = refusedFor([
      checkNextAction(entry.nextAction, context),
      checkNewId(aggregate, id),
      checkContactId(aggregate.account, contactId),
      checkCloses(aggregate.activities, entry.closes),
      ...failures,
    ]);
    if (refusal !== undefined) return refusal;
    const contactName = entry.contactName || (contact?.name ?? '');
    const document = entryOf(aggregate.account, { id, ...entry, contactName, override }, context);
    return changed({ collection: 'activities', document });
  },
});
