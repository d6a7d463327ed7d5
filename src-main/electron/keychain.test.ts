import { beforeEach, describe, expect, test, vi } from 'vitest';

const standIn = vi.hoisted(() => ({
  available: true,
  backend: 'gnome_libsecret',
  user: 1,
  isRotated: false,
  isLockedByAsking: false,
}));

vi.mock('electron', () => ({
  safeStorage: {
    isAsyncEncryptionAvailable: async () => standIn.available,
    getSelectedStorageBackend: () => standIn.backend,
    encryptStringAsync: async (text: string) => Buffer.from(text, 'utf8').map((byte) => byte ^ standIn.user),
    decryptStringAsync: async (wrapped: Buffer) => {
      if (standIn.isLockedByAsking) standIn.available = false;
      const result = Buffer.from(wrapped.map((byte) => byte ^ standIn.user)).toString('utf8');
      if (standIn.isLockedByAsking || !/^[A-Za-z0-9+/=]*$/.test(result)) throw new Error('cannot decrypt');
      return { result, shouldReEncrypt: standIn.isRotated };
    },
  },
}));

const { askKeychain } = await import('./keychain.ts');
const key = () => new Uint8Array(32).fill(7);
const wrapped = async () => {
  const answer = await askKeychain({ what: 'wrap', key: key() }, 'linux');
  if (!('bytes' in answer)) throw new Error(answer.problem);
  return answer.bytes;
};
const unwrap = (ciphertext: Uint8Array) => askKeychain({ what: 'unwrap', ciphertext }, 'linux');

describe('the keychain of the system', () => {
  beforeEach(() => {
    const fresh = { available: true, backend: 'gnome_libsecret', user: 1 };
    Object.assign(standIn, { ...fresh, isRotated: false, isLockedByAsking: false });
  });

  test('gives back the key that it wrapped, and leaves none in the buffer that came', async () => {
    const given = key();
    const answer = await askKeychain({ what: 'wrap', key: given }, 'linux');
    expect([...given]).toEqual([...new Uint8Array(32)]);
    if (!('bytes' in answer)) throw new Error('not wrapped');
    expect(Buffer.from(answer.bytes).includes(Buffer.from(key()))).toBe(false);
    expect(await unwrap(answer.bytes)).toEqual({ bytes: Buffer.from(key()) });
  });

  test('is refused where it only pretends (Linux basic_text)', async () => {
    standIn.backend = 'basic_text';
    expect(await askKeychain({ what: 'wrap', key: key() }, 'linux')).toEqual({ problem: 'pretends' });
  });

  test('tells one that is not there at the moment from one that belongs to somebody else', async () => {
    const bytes = await wrapped();
    standIn.available = false;
    expect(await unwrap(bytes)).toEqual({ problem: 'unavailable' });
    standIn.available = true;
    standIn.user = 200;
    expect(await unwrap(bytes)).toEqual({ problem: 'lost' });
    standIn.user = 1;
    standIn.isLockedByAsking = true;
    expect(await unwrap(bytes)).toEqual({ problem: 'unavailable' });
  });

  test('gives the key encrypted anew where the system asks for that', async () => {
    const bytes = await wrapped();
    standIn.isRotated = true;
    expect(await unwrap(bytes)).toEqual({ bytes: Buffer.from(key()), renewed: Buffer.from(bytes) });
  });
});
