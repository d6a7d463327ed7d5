import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { StorageError, type StorageErrorCode } from '../storage/sqlite-file/storage-error.ts';
import { createEngineRouter } from './engine-router.ts';
import type { EngineServices } from './engine-services.ts';

function routerThatFailsWith(code: StorageErrorCode) {
  const services = {
    outbox: {
      dismiss: () => {
        throw new StorageError(code);
      },
    },
    device: { session: () => ({ actor: { userId: 'u1' } }), lock: () => undefined },
  };
  return createRouterClient(createEngineRouter(services as unknown as EngineServices));
}

test.each([
  ['STORAGE_FULL', 'STORAGE_FULL'],
  ['STORAGE_READ_ONLY', 'STORAGE_READ_ONLY'],
  ['STORAGE_IO', 'STORAGE_FAILED'],
] as const)(
  'a fault of the encrypted file (%s) reaches the screen as the failure %s',
  async (fault, code) => {
    const commandId = '5c1d7f5e-8d0f-4f5e-9a3e-0b8a3f5d2c11';
    await expect(routerThatFailsWith(fault).attention.dismiss({ commandId })).rejects.toMatchObject({
      code: 'FAILED',
      data: { code },
    });
  },
);

test.each(['PASSPHRASE_NEEDED', 'DEVICE_REVOKED'] as const)(
  'a command is neither withdrawn nor dismissed while the device is locked (%s)',
  async (lock) => {
    const touched: string[] = [];
    const touch = (name: string) => () => {
      touched.push(name);
      return true;
    };
    const services = {
      outbox: { envelopeOf: touch('envelopeOf'), withdraw: touch('withdraw'), dismiss: touch('dismiss') },
      device: { session: () => ({ actor: { userId: 'u1' } }), lock: () => lock },
    };
    const client = createRouterClient(createEngineRouter(services as unknown as EngineServices));
    const commandId = '5c1d7f5e-8d0f-4f5e-9a3e-0b8a3f5d2c11';
    const refused = { code: 'FAILED', data: { code: lock } };
    await expect(client.commands.withdraw({ commandId })).rejects.toMatchObject(refused);
    await expect(client.attention.dismiss({ commandId })).rejects.toMatchObject(refused);
    expect(touched).toEqual([]);
  },
);
