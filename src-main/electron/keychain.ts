import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';

/** Why the database key cannot be had, in words for the person at the screen. */
export class KeychainError extends Error {
  override readonly name = 'KeychainError';
}

const keyBytes = 32;

/**
 * The key of the encrypted replica: 32 random bytes, kept on disk only as wrapped by the system's keychain. Made once,
 * together with the folder; where the database exists and the key does not, nothing new is made, because a new key
 * could not open the old database and would hide that it is there.
 *
 * @throws KeychainError where the keychain is missing, only pretends (Linux `basic_text`), or cannot unwrap the key
 */
export function loadDatabaseKey(
  keyFolder: string,
  databaseFile: string,
  platform: NodeJS.Platform,
): Uint8Array {
  requireKeychain(platform);
  const keyFile = join(keyFolder, 'database-key.wrapped');
  if (existsSync(keyFile)) return unwrap(readFileSync(keyFile));
  if (existsSync(databaseFile)) {
    throw new KeychainError(
      `The key of the local database is missing (${keyFile}). Restore the file, or move the database away to start anew from the server.`,
    );
  }
  const key = randomBytes(keyBytes);
  const temporaryFile = `${keyFile}.new`;
  writeFileSync(temporaryFile, safeStorage.encryptString(key.toString('base64')), {
    mode: 0o600,
    flush: true,
  });
  renameSync(temporaryFile, keyFile);
  return key;
}

function requireKeychain(platform: NodeJS.Platform): void {
  if (!safeStorage.isEncryptionAvailable()) {
    throw new KeychainError(
      'The system keychain is not available. Unlock or set up the keychain and start again.',
    );
  }
  if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    throw new KeychainError(
      'This desktop has no keychain that protects the database key (only plain text). Install GNOME Keyring or KWallet and start again.',
    );
  }
}

function unwrap(wrapped: Buffer): Uint8Array {
  const key = Buffer.from(decrypt(wrapped), 'base64');
  if (key.length !== keyBytes) throw new KeychainError('The key of the local database is damaged.');
  return key;
}

function decrypt(wrapped: Buffer): string {
  try {
    return safeStorage.decryptString(wrapped);
  } catch (error) {
    throw new KeychainError(
      'The system keychain cannot unwrap the database key: it belongs to another user or computer.',
      { cause: error },
    );
  }
}
