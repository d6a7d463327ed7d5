import {
  type SealedCommand,
  sealedContentSchema,
  sealedHeaderText,
  sealedProofText,
} from '../../src-shared/protocol/sealed-outbox-api.ts';
import type { RecoveryKeys } from '../identity/recovery-keys.ts';
import { isSignedBy } from '../identity/signing-keys.ts';
import { sha256 } from '../store/sha256.ts';
import { openSealed } from './open-sealed.ts';

/** Opens a command that a device with this public key has sealed and signed; undefined for every other record. */
export function openCommand(
  keys: RecoveryKeys,
  devicePublicKey: string,
  record: SealedCommand,
): { readonly command: unknown } | undefined {
  const bytes = openSealed(keys, sealedHeaderText(record), record);
  const content = bytes && sealedContentSchema.safeParse(parsedJson(bytes.toString('utf8')));
  if (!content?.success) return undefined;
  const { command, proof } = content.data;
  if (!isSignedBy(devicePublicKey, sealedProofText(record, sha256(command)), proof)) return undefined;
  const opened = parsedJson(command);
  return isNamed(opened, record) ? { command: opened } : undefined;
}

/** The command inside is the one that the record says outside. */
function isNamed(command: unknown, { commandId, deviceId, userId }: SealedCommand): boolean {
  if (typeof command !== 'object' || command === null) return false;
  const named: { id?: unknown; deviceId?: unknown; actorId?: unknown } = command;
  return named.id === commandId && named.deviceId === deviceId && named.actorId === userId;
}

/** Undefined for what is no JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
