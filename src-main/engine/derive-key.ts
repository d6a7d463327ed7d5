import { hashRaw } from '@node-rs/argon2';

/** What argon2id is run with; the salt is drawn for each passphrase. */
export type KeyDerivation = {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly salt: Uint8Array;
};

/** RFC 9106's second recommended option: 64 MiB, three passes. */
export const derivationCost = { memoryKiB: 65_536, passes: 3 } as const;

// The library's number for argon2id; its enum exists only in declarations.
const argon2id = 2;

/** The 32 bytes that argon2id makes of a passphrase, however its accents were typed. */
export function deriveKey(passphrase: string, { memoryKiB, passes, salt }: KeyDerivation): Promise<Buffer> {
  return hashRaw(passphrase.normalize('NFC'), {
    algorithm: argon2id,
    memoryCost: memoryKiB,
    timeCost: passes,
    parallelism: 1,
    outputLen: 32,
    salt,
  });
}
