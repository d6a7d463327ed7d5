import {
  nonceOfPart,
  type SealedFile,
  type SealedFileFacts,
  sealedFileFactsSchema,
  sealedFilePurpose,
  sealedPartText,
} from '../../src-shared/protocol/sealed-file-api.ts';
import type { RecoveryKeys } from '../identity/recovery-keys.ts';
import { openingKey, openWith } from './open-sealed.ts';

/** Opens one part of a sealed file: 0 is the head, piece n is part n + 1. Undefined where anything of it is another. */
export function openFilePart(
  keys: RecoveryKeys,
  file: SealedFile,
  part: number,
  content: string,
): Buffer | undefined {
  const opening = openingKey(keys, file.key, sealedFilePurpose);
  if (opening === undefined) return undefined;
  const { secret, nonce } = opening;
  return openWith(
    secret,
    nonceOfPart(nonce, part),
    sealedPartText(file, part),
    Buffer.from(content, 'base64url'),
  );
}

/** Whose file it is and what; undefined for a head that nobody of the organisation's devices has sealed. */
export function openFileHead(keys: RecoveryKeys, file: SealedFile): SealedFileFacts | undefined {
  const head = openFilePart(keys, file, 0, file.head);
  if (head === undefined) return undefined;
  try {
    return sealedFileFactsSchema.safeParse(JSON.parse(head.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
