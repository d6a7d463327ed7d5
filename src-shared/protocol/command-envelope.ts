import { z } from 'zod';
import { businessDateSchema, instantSchema } from '../domain/calendar/business-date.ts';
import { accountIdSchema, commandIdSchema, deviceIdSchema, userIdSchema } from '../domain/ids.ts';

/**
 * A command as it travels: minted on the device, immutable, sent as often as needed. `input` is read by the rule
 * book. `knownSeq` is the highest feed position that the device held for the account when it was given.
 */
export const commandEnvelopeSchema = z.object({
  id: commandIdSchema,
  name: z.string().min(1).max(60),
  version: z.int().min(1).max(1000),
  accountId: accountIdSchema,
  actorId: userIdSchema,
  deviceId: deviceIdSchema,
  at: instantSchema,
  today: businessDateSchema,
  knownSeq: z.int().min(0),
  input: z.record(z.string().max(60), z.json()),
});
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>;

export const maxCommandsPerRequest = 1000;
export const maxCommandBytesPerRequest = 1_000_000;
