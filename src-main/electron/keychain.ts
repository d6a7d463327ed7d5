import { safeStorage } from 'electron';
import type { KeychainAnswer, KeychainAsk } from './engine-messages.ts';

/**
 * Answers the engine's process about the keychain of the system, by Electron's asynchronous calls alone. Its interface
 * takes and gives text, so the key is base64 for a moment: nothing here keeps it.
 */
export async function askKeychain(ask: KeychainAsk, platform: NodeJS.Platform): Promise<KeychainAnswer> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return { problem: 'unavailable' };
  if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    return { problem: 'pretends' };
  }
  return ask.what === 'wrap' ? wrap(ask.key) : unwrap(ask.ciphertext);
}

async function wrap(key: Uint8Array): Promise<KeychainAnswer> {
  try {
    return { bytes: await safeStorage.encryptStringAsync(Buffer.from(key).toString('base64')) };
  } catch {
    return { problem: 'unavailable' };
  } finally {
    key.fill(0);
  }
}

async function unwrap(ciphertext: Uint8Array): Promise<KeychainAnswer> {
  try {
    const found = await safeStorage.decryptStringAsync(Buffer.from(ciphertext));
    if (!found.shouldReEncrypt) return { bytes: Buffer.from(found.result, 'base64') };
    // The first answer is of the former key of the keychain.
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(ciphertext));
    const renewed = await safeStorage.encryptStringAsync(result);
    return { bytes: Buffer.from(result, 'base64'), renewed };
  } catch {
    // A keychain that was locked meanwhile would answer later; one that answers and does not fit is another one.
    return { problem: (await safeStorage.isAsyncEncryptionAvailable()) ? 'lost' : 'unavailable' };
  }
}
