import { randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { derivationCost, deriveKey } from './derive-key.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { LockPassphrases } from './ports/lock-keeping.ts';

const recordSchema = z.object({
  kdf: z.literal('argon2id'),
  memoryKiB: z.int().min(8),
  passes: z.int().min(1),
  salt: z.base64(),
  hash: z.base64(),
});

/** What argon2id makes of each passphrase, in the encrypted file: it guards the screens and leaves the key alone. */
export function createLockPassphrases(
  device: Pick<DevicePort, 'setting' | 'saveSetting' | 'removeSetting'>,
): LockPassphrases {
  return {
    has: (userId) => device.setting(nameOf(userId)) !== undefined,
    async keep(userId, passphrase) {
      const salt = randomBytes(16);
      const hash = await deriveKey(passphrase, { ...derivationCost, salt });
      const text = (bytes: Buffer) => bytes.toString('base64');
      const record = { kdf: 'argon2id', ...derivationCost, salt: text(salt), hash: text(hash) };
      device.saveSetting(nameOf(userId), JSON.stringify(record));
    },
    forget: (userId) => device.removeSetting(nameOf(userId)),
    async isRight(userId, passphrase) {
      const kept = device.setting(nameOf(userId));
      if (kept === undefined) return false;
      const { salt, hash, ...cost } = recordSchema.parse(JSON.parse(kept));
      const derived = await deriveKey(passphrase, { ...cost, salt: Buffer.from(salt, 'base64') });
      const wanted = Buffer.from(hash, 'base64');
      return derived.length === wanted.length && timingSafeEqual(derived, wanted);
    },
  };
}

function nameOf(userId: string): string {
  return `lock-passphrase/${userId}`;
}
