import { z } from 'zod';
import { userIdSchema } from '../ids.ts';
import { roleSchema } from './actor.ts';

/** Somebody who works or has worked for the organisation: what documents name by an id is shown by this name. */
const personSchema = z.strictObject({
  id: userIdSchema,
  name: z.string().min(1).max(200),
  role: roleSchema,
  /** False: cannot sign in any more. What the person did stays, so the name does. */
  active: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

/**
 * The directory of an organisation: everybody whom the server knows, in order of id. The server writes it from its
 * users; nobody else does. It holds nothing but what colleagues see of each other.
 */
export const peopleSchema = z.array(personSchema).max(20_000);

/** The id of the one document that holds the directory. */
export const peopleId = 'people';
