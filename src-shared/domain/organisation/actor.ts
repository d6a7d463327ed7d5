import { z } from 'zod';
import { userIdSchema } from '../ids.ts';

/** Authority: what a person may do follows from the role. */
export const roles = ['collector', 'field-agent', 'manager', 'administrator'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Who did something, as it is written into documents and shown in the timeline. */
export const authorSchema = z.object({ userId: userIdSchema, name: z.string().min(1).max(200) });
export type Author = z.infer<typeof authorSchema>;

export const actorSchema = authorSchema.extend({ role: roleSchema });
export type Actor = z.infer<typeof actorSchema>;
