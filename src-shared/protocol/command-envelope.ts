import { z } from 'zod';
import { businessDateSchema, instantSchema } from '../domain/calendar/business-date.ts';
import { isStorableText } from '../domain/document.ts';
import { accountIdSchema, commandIdSchema, deviceIdSchema, userIdSchema } from '../domain/ids.ts';
import { jsonValueSchema } from './json-input.ts';

/**
 * A command as it travels: minted on the device, immutable, sent as often as needed. `input` is read by the rule
 * book. `knownSeq` is the highest feed position that the device held for the account when it was given.
 */
export const commandEnvelopeSchema = z.object({
  id: commandIdSchema,
  /** Printable ASCII, because a refusal repeats it: a name of any other kind is in no rule book. */
  name: z.string().regex(/^[\x21-\x7e]{1,60}$/),
  version: z.int().min(1).max(1000),
  accountId: accountIdSchema,
  actorId: userIdSchema,
  deviceId: deviceIdSchema,
  at: instantSchema,
  today: businessDateSchema,
  knownSeq: z.int().min(0),
  input: z.record(z.string().max(60).refine(isStorableText), jsonValueSchema),
});
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>;

export const maxCommandsPerRequest = 1000;
export const maxCommandBytesPerRequest = 1_000_000;
