import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, expect, test } from 'vitest';
import type { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import { createEngineRouter } from './engine-router.ts';
import type { EngineServices } from './engine-services.ts';
import { createEngineServing } from './serve-engine.ts';

const { port1, port2 } = new MessageChannel();
afterEach(() => {
  port1.close();
  port2.close();
});

test('a full disk is logged as what it is, anything else that is thrown as a bug', async () => {
  const faults: readonly Error[] = [new StorageError('STORAGE_FULL'), new TypeError('of a person')];
  const left = [...faults];
  const logged: unknown[] = [];
  const services = {
    device: {
      lock: () => {
        throw left.shift() ?? new Error('asked too often');
      },
      session: () => ({ actor: { userId: 'u1' } }),
    },
  };
  const router = createEngineRouter(services as unknown as EngineServices);
  createEngineServing(router, (...line) => logged.push(line)).serveMessagePort(port1);
  const client: ContractRouterClient<typeof engineContract> = createORPCClient(new RPCLink({ port: port2 }));
  for (const _ of faults)
    await expect(client.worklist.settings()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  expect(logged).toEqual([
    ['warn', 'engine.storage-failed', { code: 'STORAGE_FULL' }],
    ['error', 'engine.bug', { cause: 'TypeError', at: expect.stringContaining('serve-engine.test.ts') }],
  ]);
});
