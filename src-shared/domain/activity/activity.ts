import { z } from 'zod';
import { businessDateSchema, instantSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { activityIdSchema } from '../ids.ts';
import { authorSchema } from '../organisation/actor.ts';

export const activityKinds = ['call', 'email', 'sms', 'letter', 'visit', 'meeting', 'note'] as const;

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

/** What was done and what came of it. Append-only. */
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
  nextAction: z.object({ date: businessDateSchema, text: freeText(300) }).nullable(),
});
export type Activity = z.infer<typeof activitySchema>;

/** A contact is anything but a note: it is what "days since last contact" counts from. */
export function isContact(activity: Pick<Activity, 'kind'>): boolean {
  return activity.kind !== 'note';
}
