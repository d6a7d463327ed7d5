import { z } from 'zod';
import { maxFileBytes, sha256Schema } from '../domain/file-reference.ts';
import { accountIdSchema, commandIdSchema, deviceIdSchema, userIdSchema } from '../domain/ids.ts';
import { maxPieceBytes } from './file-api.ts';
import { publicKeySchema } from './session-api.ts';

/**
 * A file that a sealed command refers to, as it lies beside the encrypted file of a device: a head that says whose file
 * it is, and pieces of {@link maxPieceBytes} bytes, each sealed for the organisation alone under the same drawn key. The
 * pieces can be opened one by one and stand only where they stood: what opens them names file and place.
 */
export const sealedFileHeaderSchema = z.object({
  deviceId: deviceIdSchema,
  userId: userIdSchema,
  commandId: commandIdSchema,
  /** Among the files of its command. */
  number: z.int().min(0).max(999),
});
export type SealedFileHeader = z.infer<typeof sealedFileHeaderSchema>;

/** Of each sealed part, in bytes. */
export const sealTagBytes = 16;

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** What somebody who cannot open it knows of a sealed file. */
export const sealedFileSchema = sealedFileHeaderSchema.extend({
  key: publicKeySchema.describe('X25519, raw, base64url: drawn for this file alone.'),
  head: base64url.max(2_000).describe('AES-256-GCM with its tag, base64url, over the JSON of the facts.'),
});
export type SealedFile = z.infer<typeof sealedFileSchema>;

/** What the head says. The content is believed by its hash, as that of every file. */
export const sealedFileFactsSchema = z.object({
  accountId: accountIdSchema,
  sha256: sha256Schema,
  mediaType: z.string().max(100),
  sizeBytes: z.int().min(1).max(maxFileBytes),
});
export type SealedFileFacts = z.infer<typeof sealedFileFactsSchema>;

const maxContent = Math.ceil(((maxPieceBytes + sealTagBytes) * 4) / 3);

/** Hands in a piece, or asks how much has arrived where `piece` is null; answered by `fileReceivedSchema`. */
export const sealedPieceRequestSchema = sealedFileSchema.extend({
  piece: z
    .object({
      index: z
        .int()
        .min(0)
        .max(Math.ceil(maxFileBytes / maxPieceBytes)),
      content: base64url.max(maxContent),
    })
    .nullable(),
});
export type SealedPieceRequest = z.infer<typeof sealedPieceRequestSchema>;

/** What a part is authenticated with: 0 is the head, piece n is part n + 1. */
export function sealedPartText(
  { deviceId, userId, commandId, number }: SealedFileHeader,
  part: number,
): string {
  return ['duebook sealed file', deviceId, userId, commandId, number, part].join('\n');
}

/** HKDF-SHA256 of the shared secret, with both public keys (the file's, the organisation's) as its salt. */
export const sealedFilePurpose = 'duebook sealed file';

/** The nonce of a part: no two parts of a file share one, and no two files a key. */
export function nonceOfPart(first: Uint8Array, part: number): Uint8Array {
  const nonce = new Uint8Array(first);
  const view = new DataView(nonce.buffer);
  const last = nonce.length - 4;
  view.setUint32(last, (view.getUint32(last) ^ part) >>> 0);
  return nonce;
}
