import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { pinnedKeysOf } from './pinned-keys.ts';

const newKey = () => String(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x);

test('a build believes the keys that its surroundings name, and none where they name none', () => {
  const [one, other] = [newKey(), newKey()];
  expect(pinnedKeysOf({ DUEBOOK_UPDATE_KEYS: one })).toEqual([one]);
  expect(pinnedKeysOf({ DUEBOOK_UPDATE_KEYS: ` ${one},\n${other} ` })).toEqual([one, other]);
  expect(pinnedKeysOf({})).toEqual([]);
  expect(pinnedKeysOf({ DUEBOOK_UPDATE_KEYS: ' ' })).toEqual([]);
});

test('a build with a broken key, or the same one twice, does not come to be', () => {
  const key = newKey();
  expect(() => pinnedKeysOf({ DUEBOOK_UPDATE_KEYS: key.slice(1) })).toThrow(
    'DUEBOOK_UPDATE_KEYS has what is no key',
  );
  expect(() => pinnedKeysOf({ DUEBOOK_UPDATE_KEYS: `${key} release.key` })).toThrow(
    'DUEBOOK_UPDATE_KEYS has what is no key',
  );
  expect(() => pinnedKeysOf({ DUEBOOK_UPDATE_KEYS: `${key},${key}` })).toThrow('twice');
});
