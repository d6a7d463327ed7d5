import { z } from 'zod';
import { businessDateSchema, instantSchema } from '../calendar/business-date.ts';
import { userIdSchema } from '../ids.ts';

/** Authority: what a person may do follows from the role. */
export const roles = ['collector', 'field-agent', 'manager', 'administrator'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Who did something, as it is written into documents and shown in the timeline. */
export const authorSchema = z.object({ userId: userIdSchema, name: z.string().min(1).max(200) });
export type Author = z.infer<typeof authorSchema>;

/** Who did something and when, as a document keeps it: the business date (M4) and the instant of the device. */
export const signedSchema = z.object({ on: businessDateSchema, at: instantSchema, by: authorSchema });
export type Signed = z.infer<typeof signedSchema>;

export const actorSchema = authorSchema.extend({ role: roleSchema });
export type Actor = z.infer<typeof actorSchema>;
