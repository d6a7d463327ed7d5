import { z } from 'zod';
import type { Account, Contact } from '../domain/account/account.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import {
  type Activity,
  activityKinds,
  activityOutcomes,
  contactOverrideSchema,
  nextActionSchema,
} from '../domain/activity/activity.ts';
import { isFollowUpClosed } from '../domain/activity/follow-ups.ts';
import { standingActivities } from '../domain/activity/standing-activities.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { activityIdSchema, contactIdSchema, invoiceIdSchema } from '../domain/ids.ts';
import type { CommandContext } from './command.ts';

/** Whom a contact was with and what it was about. */
export const contactShape = {
  /** One of the account's contacts; where it is not given, one of that name is looked for. */
  contactId: contactIdSchema.nullable().default(null),
  contactName: freeText(200),
  /**
   * The debt that it was about; empty for the account as a whole. Whether there are such invoices is not asked: that
   * would load them, and an id that names none limits nothing.
   */
  invoiceIds: z.array(invoiceIdSchema).max(1000).default([]),
  /** A1: names the rules that the contact went against, and says why. */
  override: contactOverrideSchema.nullable().default(null),
} as const;

/** How it is to be done; null, too, where that is not said. */
export const channelInput = nextActionSchema.shape.channel.default(null);

/** What comes next, and which plan is done. */
export const followUpShape = {
  nextAction: nextActionSchema.extend({ channel: channelInput }).nullable(),
  closes: activityIdSchema.nullable().default(null),
} as const;

const madeByCommands: readonly string[] = ['follow-up', 'change'];

/** An entry that a person writes. */
export const entryShape = {
  /** Any but those that other commands write. */
  kind: z.enum(activityKinds).refine((kind) => !madeByCommands.includes(kind)),
  direction: z.enum(['outbound', 'inbound']),
  outcome: z.enum(activityOutcomes).nullable(),
  note: freeText(4000),
  durationSeconds: z.int().min(0).max(86_400).nullable(),
  ...contactShape,
  ...followUpShape,
} as const;

/** DUPLICATE_ID where an activity of this id is there: none is written over another. */
export function checkNewId({ activities }: AccountAggregate, activityId: string): Failure | undefined {
  return activities.some(({ id }) => id === activityId) ? failure('DUPLICATE_ID') : undefined;
}

/** NEXT_ACTION_DATE_PAST for a plan before today that was not made before already. */
export function checkNextAction(
  nextAction: Activity['nextAction'],
  { today }: CommandContext,
  before: Activity['nextAction'] = null,
): Failure | undefined {
  if (nextAction === null || nextAction.date >= today || nextAction.date === before?.date) return undefined;
  return failure('NEXT_ACTION_DATE_PAST', { date: nextAction.date });
}

/** FOLLOW_UP_NOT_FOUND where an entry plans nothing or was superseded, FOLLOW_UP_DONE where another one closes it. */
export function checkCloses(activities: readonly Activity[], closes: string | null): Failure | undefined {
  if (closes === null) return undefined;
  const planned = standingActivities(activities).find(({ id }) => id === closes);
  if (planned === undefined || planned.nextAction === null) return failure('FOLLOW_UP_NOT_FOUND');
  return isFollowUpClosed(activities, closes) ? failure('FOLLOW_UP_DONE') : undefined;
}

/** CONTACT_NOT_FOUND for an id that none of the account's contacts has. */
export function checkContactId({ contacts }: Account, contactId: string | null): Failure | undefined {
  return contactId === null || contacts.some(({ id }) => id === contactId)
    ? undefined
    : failure('CONTACT_NOT_FOUND');
}

/** The contact that is meant: by id, else by name; of several of one name, one that is not to be contacted. */
export function contactOf(
  { contacts }: Account,
  { contactId, contactName }: { readonly contactId: string | null; readonly contactName: string },
): Contact | undefined {
  if (contactId !== null) return contacts.find(({ id }) => id === contactId);
  const name = contactName.trim();
  if (name === '') return undefined;
  const ofThatName = contacts.filter((one) => one.name.trim() === name);
  return ofThatName.find(({ doNotContact }) => doNotContact) ?? ofThatName[0];
}
