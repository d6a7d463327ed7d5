import { z } from 'zod';
import { businessDateSchema, instantSchema } from '../calendar/business-date.ts';
import { documentFields, freeText, wordedText } from '../document.ts';
import { fileReferenceSchema } from '../file-reference.ts';
import { activityIdSchema, invoiceIdSchema, receiptIdSchema } from '../ids.ts';
import { authorSchema, signedSchema } from '../organisation/actor.ts';
import { mailSchema } from './mail.ts';

/** The kinds that are contacts. */
export const activityChannels = ['call', 'email', 'sms', 'letter', 'visit', 'meeting'] as const;

export const activityKinds = [
  ...activityChannels,
  'note',
  /** A next action that is set without a contact, and the end of one. */
  'follow-up',
  /** A field of the account that a command has changed. */
  'change',
] as const;

const contactKinds: readonly string[] = activityChannels;

/** A2: what a visit holds besides the activity that it is. */
export const visitSchema = z.object({
  checkedInAt: instantSchema,
  /** Null while the agent is there. */
  checkedOutAt: instantSchema.nullable(),
  /** Where, in degrees (WGS 84), with consent to locate; null without. */
  place: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      accuracyMetres: z.number().min(0).max(100_000),
    })
    .nullable(),
  signature: fileReferenceSchema.nullable(),
  photos: z.array(fileReferenceSchema).max(50),
  receiptIds: z.array(receiptIdSchema).max(100),
});
export type Visit = z.infer<typeof visitSchema>;

/** A1: the contact rules that were overridden, with the reason that the person gave. */
export const contactOverrideSchema = z.object({
  rules: z.array(wordedText(60)).min(1).max(20),
  reason: wordedText(500),
});
export type ContactOverride = z.infer<typeof contactOverrideSchema>;

export const activityOutcomes = [
  'reached',
  'no-answer',
  'voicemail',
  'wrong-number',
  'refused',
  'promised',
  'disputed',
  'paid',
  'call-back',
] as const;
export type ActivityOutcome = (typeof activityOutcomes)[number];

/** What is to be done next. `channel` is null where that is no contact, such as to look whether cash has come. */
export const nextActionSchema = z.object({
  date: businessDateSchema,
  text: freeText(300),
  channel: z.enum(activityChannels).nullable(),
});
export type NextAction = z.infer<typeof nextActionSchema>;

/**
 * What was done and what came of it. Append-only: a correction is a new entry in the place of the old one, and only a
 * visit that goes on is written again, when it ends, and a mail by the server, with what became of it.
 */
export const activitySchema = z.object({
  id: activityIdSchema,
  ...documentFields,
  kind: z.enum(activityKinds),
  direction: z.enum(['outbound', 'inbound']),
  /** Null for a note. */
  outcome: z.enum(activityOutcomes).nullable(),
  contactName: freeText(200),
  note: freeText(4000),
  durationSeconds: z.int().min(0).max(86_400).nullable(),
  on: businessDateSchema,
  at: instantSchema,
  by: authorSchema,
  nextAction: nextActionSchema.nullable(),
  /** The entry that this one corrects: it stays readable and counts for nothing. */
  supersedes: activityIdSchema.nullable(),
  /** Who corrected, when and why; `on`, `at` and `by` stay those of what was done. Null where nothing is corrected. */
  corrected: signedSchema.extend({ reason: freeText(500) }).nullable(),
  /** The entry whose next action is done with this one. */
  closes: activityIdSchema.nullable(),
  /** Which debt a contact was about, for limits per debt (A1); empty for the account as a whole. */
  invoiceIds: z.array(invoiceIdSchema).max(1000),
  override: contactOverrideSchema.nullable(),
  /** For a visit, else null. */
  visit: visitSchema.nullable(),
  /** For a document that the server mails, else null. */
  mail: mailSchema.nullable(),
  /** For a change, else null: the field with what it was and what it is. */
  change: z.object({ field: z.string().min(1).max(60), from: freeText(500), to: freeText(500) }).nullable(),
});
export type Activity = z.infer<typeof activitySchema>;

/** A contact is what "days since last contact" counts from: anything but an entry that reached nobody. */
export function isContact(activity: Pick<Activity, 'kind'>): boolean {
  return contactKinds.includes(activity.kind);
}
