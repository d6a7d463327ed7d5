import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import { publicKeySchema } from '../../src-shared/protocol/session-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';

/** The device's own key: the server takes a refresh token only with its signature. */
export type DeviceKey = {
  /** Raw bytes of the public half, base64url. */
  publicKey(): string;
  /** An Ed25519 signature over a text, base64url. */
  sign(text: string): string;
};

const settingName = 'device-key';
const storedKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: publicKeySchema,
  d: publicKeySchema,
});
type StoredKey = z.infer<typeof storedKeySchema>;

/** The key pair in the encrypted file, made at first use and kept for good. */
export function createDeviceKey(device: Pick<DevicePort, 'setting' | 'saveSetting'>): DeviceKey {
  let held: { readonly x: string; readonly privateKey: KeyObject } | undefined;
  const key = () => {
    held ??= opened(readKey(device) ?? makeKey(device));
    return held;
  };
  return {
    publicKey: () => key().x,
    sign: (text) => sign(null, Buffer.from(text), key().privateKey).toString('base64url'),
  };
}

/** Once: it takes longer than a signature, and every command is signed. */
function opened(key: StoredKey) {
  return { x: key.x, privateKey: createPrivateKey({ key, format: 'jwk' }) };
}

function readKey(device: Pick<DevicePort, 'setting'>): StoredKey | undefined {
  const text = device.setting(settingName);
  return text === undefined ? undefined : storedKeySchema.parse(JSON.parse(text));
}

function makeKey(device: Pick<DevicePort, 'saveSetting'>): StoredKey {
  const key = storedKeySchema.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
  device.saveSetting(settingName, JSON.stringify(key));
  return key;
}
