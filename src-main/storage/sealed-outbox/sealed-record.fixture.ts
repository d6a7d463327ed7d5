import { generateKeyPairSync } from 'node:crypto';
import { commandIdSchema, deviceIdSchema, userIdSchema } from '../../../src-shared/domain/ids.ts';
import type { SealedCommand } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import { sealCommand } from './seal-command.ts';

const recoveryKey = String(generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x);
const deviceId = deviceIdSchema.parse('5f0e7d0a-0000-4000-8000-000000000001');
const userId = userIdSchema.parse('user-1');

/** A command as it is sealed, which says a note of so many letters; its id tells its position. */
export function sealedRecordAt(position: number, letters = 200): SealedCommand {
  const commandId = commandIdSchema.parse(
    `5f0e7d0a-0000-4000-8000-${position.toString(16).padStart(12, '0')}`,
  );
  const header = { deviceId, userId, commandId, position };
  const sign = () => 'A'.repeat(86);
  return sealCommand({ recoveryKey, sign }, header, JSON.stringify({ note: 'x'.repeat(letters) }));
}
