import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import type { Activity } from '../domain/activity/activity.ts';
import { wordedText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { activityIdSchema } from '../domain/ids.ts';
import {
  checkCloses,
  checkContactId,
  checkNewId,
  checkNextAction,
  contactOf,
  entryShape,
} from './activity-entry.ts';
import { type ContactVerdict, judgeContact } from './activity-permission.ts';
import { type CommandContext, changed, defineCommand, refused, refusedFor, signed } from './command.ts';

const inputSchema = z.object({
  activityId: activityIdSchema,
  supersedes: activityIdSchema,
  /** Why it is corrected. */
  reason: wordedText(500),
  ...entryShape,
});
type Input = z.output<typeof inputSchema>;

/**
 * Corrects an entry of the timeline: a new one, given as it should have been, takes its place at its time and under the
 * name of who did it. The old one stays readable and counts for nothing. One that should not be there at all becomes a
 * note. People correct what they have done themselves; what others have done, managers and administrators correct.
 * What a command has changed is no report and is not corrected here: the change is taken back by another one.
 * @example 'activity.supersede' {activityId, supersedes: 'activity-1', reason: 'Wrong outcome', kind: 'call',
 * direction: 'outbound', outcome: 'no-answer', contactName: 'Ida Brandt', note: '', durationSeconds: null,
 * nextAction: null, closes: null}
 */
export const activitySupersede = defineCommand({
  name: 'activity.supersede',
  version: 1,
  input: inputSchema,
  reads: 'timeline',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const original = aggregate.activities.find(({ id }) => id === input.supersedes);
    if (original === undefined) return refused('ACTIVITY_NOT_FOUND');
    const others = { ...aggregate, activities: aggregate.activities.filter((one) => one !== original) };
    const { failures, override } = judgeCorrection(others, original, input, context);
    const refusal = refusedFor([
      checkCorrectable(aggregate, original, context),
      checkNewId(aggregate, input.activityId),
      checkNextAction(input.nextAction, context, original.nextAction),
      checkContactId(aggregate.account, input.contactId),
      checkCloses(others.activities, input.closes),
      ...failures,
    ]);
    if (refusal !== undefined) return refusal;
    return changed({
      collection: 'activities',
      document: { ...correct(original, input, context), override },
    });
  },
});

function checkCorrectable(
  { activities }: AccountAggregate,
  original: Activity,
  { actor }: CommandContext,
): Failure | undefined {
  // A mail on its way is written again by the server, under its own id.
  if (original.kind === 'change' || original.mail !== null) return failure('ACTIVITY_NOT_CORRECTABLE');
  if (activities.some(({ supersedes }) => supersedes === original.id)) return failure('ACTIVITY_SUPERSEDED');
  const mayCorrectOthers = actor.role === 'manager' || actor.role === 'administrator';
  if (original.by.userId === actor.userId || mayCorrectOthers) return undefined;
  return failure('ACTIVITY_OF_SOMEBODY_ELSE', { name: original.by.name });
}

/** A contact with somebody that was recorded as such already is not judged again by rules that may have changed since. */
function judgeCorrection(
  others: AccountAggregate,
  original: Activity,
  input: Input,
  context: CommandContext,
): ContactVerdict {
  const contact = contactOf(others.account, input);
  const before = contactOf(others.account, { contactId: null, contactName: original.contactName });
  const isSameKind = original.kind === input.kind && original.direction === input.direction;
  if (isSameKind && contact?.id === before?.id)
    return { failures: [], override: input.override ?? original.override };
  return judgeContact(others, { ...input, contact, at: original.at }, context);
}

function correct(original: Activity, input: Input, context: CommandContext): Activity {
  const { activityId: id, contactId: _, reason, ...entry } = input;
  return {
    ...original,
    seq: 0,
    ...entry,
    id,
    corrected: { ...signed(context), reason },
    visit: input.kind === 'visit' ? original.visit : null,
  };
}
