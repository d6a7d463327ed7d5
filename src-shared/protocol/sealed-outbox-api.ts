import { z } from 'zod';
import { commandIdSchema, deviceIdSchema, userIdSchema } from '../domain/ids.ts';
import { outcomeSchema } from './outcome.ts';
import { publicKeySchema } from './session-api.ts';

/** Bytes of JSON of a request: room for the largest command, which base64 makes a third longer. */
export const maxSealedRequestBytes = 1_500_000;
export const maxSealedCommandsPerRequest = 200;

const positionSchema = z.int().min(0);

/**
 * A command as it lies beside the encrypted file of a device: only the organisation can open it. Who gave it and when,
 * as the order on the device says, can be read by everybody and changed by nobody: it is authenticated with the content.
 */
export const sealedCommandSchema = z.object({
  deviceId: deviceIdSchema,
  userId: userIdSchema,
  commandId: commandIdSchema,
  /** Where it stands among the commands of its device. */
  position: positionSchema,
  key: publicKeySchema.describe('X25519, raw, base64url: drawn for this record alone.'),
  content: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(maxSealedRequestBytes)
    .describe('AES-256-GCM with its tag, base64url, over the JSON of `sealedContentSchema`.'),
});
export type SealedCommand = z.infer<typeof sealedCommandSchema>;
export type SealedHeader = Pick<SealedCommand, 'deviceId' | 'userId' | 'commandId' | 'position'>;

/** What is sealed: the command as it would have been sent, and the proof that its device gave it. */
export const sealedContentSchema = z.object({
  command: z.string(),
  /** The Ed25519 signature of the device over `sealedProofText`: anybody can seal, only the device can sign. */
  proof: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type SealedContent = z.infer<typeof sealedContentSchema>;

/** What is authenticated with a sealed command. */
export function sealedHeaderText({ deviceId, userId, commandId, position }: SealedHeader): string {
  return ['duebook sealed command', deviceId, userId, commandId, position].join('\n');
}

/** What the device signs of a command that it seals. `commandHash` is the SHA-256 of its JSON, in hex. */
export function sealedProofText(header: SealedHeader, commandHash: string): string {
  return [sealedHeaderText(header), commandHash].join('\n');
}

/** HKDF-SHA256 of the shared secret, with both public keys (the record's, the organisation's) as its salt. */
export const sealedKeyPurpose = 'duebook sealed outbox';

export const sealedOutboxRequestSchema = z.object({
  commands: z.array(sealedCommandSchema).min(1).max(maxSealedCommandsPerRequest),
});

/**
 * Why nothing was decided about a sealed command, besides what the push of commands knows: `SEAL_BROKEN` it is not what
 * a device of the organisation has sealed; `ANOTHER_USER` it waits for the person who gave it.
 */
export const sealedProblems = [
  'COMMAND_INVALID',
  'COMMAND_TAMPERED',
  'NOT_DECIDED',
  'SEAL_BROKEN',
  'ANOTHER_USER',
] as const;

/** One answer per record, in the order of the request. */
export const sealedOutboxReplySchema = z.object({
  results: z.array(
    z.object({
      commandId: commandIdSchema,
      outcome: outcomeSchema.nullable(),
      problem: z.enum(sealedProblems).nullable(),
      /** The command that was refused, opened for the person who gave it; null for every other. */
      command: z.unknown(),
    }),
  ),
});
export type SealedOutboxReply = z.infer<typeof sealedOutboxReplySchema>;
