import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { firstOf } from '../engine/engine.fixture.ts';
import type { WorkStatus } from '../engine/ports/work-status.ts';
import type { EngineReport, EngineStart } from './engine-messages.ts';

type EngineClient = ContractRouterClient<typeof engineContract>;

/** `process.parentPort` of a utility process, and ports that offer what Electron's MessagePortMain offers. */
class StandInParentPort extends EventEmitter {
  readonly sent: unknown[] = [];
  readonly statuses: WorkStatus[] = [];
  postMessage(message: EngineReport): void {
    if (message.type === 'work-status') {
      this.statuses.push(message.status);
      return;
    }
    this.sent.push(message);
    this.emit('sent');
  }
}

function likeMessagePortMain(port: MessagePort) {
  return {
    on: (name: string, listener: (event: { data: unknown }) => void) =>
      port.on(name, (data: unknown) => listener({ data })),
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}

describe('engine in its own process', () => {
  const parent = new StandInParentPort();
  const folder = mkdtempSync(join(tmpdir(), 'duebook-engine-entry-'));
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const start: EngineStart = {
    directory: join(folder, 'database'),
    trainingDirectory: join(folder, 'training'),
    key: new Uint8Array(32).fill(9),
    // Nobody listens there: the engine works without a server.
    serverUrl: 'http://127.0.0.1:9',
    demoSignInFile: undefined,
    policy: undefined,
    systemProxy: undefined,
    today: '2026-03-31',
    signInFile: undefined,
    version: '0.1.0',
    logDirectory: join(folder, 'logs'),
  };
  const tell = (data: unknown, ports: unknown[] = []) => parent.emit('message', { data, ports });

  /** A window's connection, handed in as main does it. */
  function connect(): { readonly client: EngineClient; readonly port: MessagePort } {
    const { port1, port2 } = new MessageChannel();
    tell({ type: 'connect' }, [likeMessagePortMain(port1)]);
    const client: EngineClient = createORPCClient(new RPCLink({ port: port2 }));
    port2.start();
    return { client, port: port2 };
  }

  beforeAll(async () => {
    Object.assign(process, { parentPort: parent });
    await import('./engine-entry.ts');
  });
  afterAll(() => {
    exit.mockRestore();
    rmSync(folder, { recursive: true, force: true });
  });

  test('answers the contract over a port that came before it had opened its file', async () => {
    tell({ type: 'start', start });
    const { client, port } = connect();
    for await (const session of await client.session.watch()) {
      expect(session).toBeNull();
      break;
    }
    for await (const state of await client.sync.watch()) {
      expect(state.waitingCount).toBe(0);
      break;
    }
    const unsigned = client.documents.render({ kind: 'statement', accountId: 'nobody', locale: 'en' });
    await expect(unsigned).rejects.toMatchObject({ code: 'FAILED', data: { code: 'SIGN_IN_NEEDED' } });
    port.close();
  });

  test('trains on invented accounts: windows are cut off, get new ports, and come back to real work', async () => {
    const work = connect();
    const isCut = once(work.port, 'close');
    await work.client.training.enter();
    await vi.waitFor(() => expect(parent.sent).toEqual([{ type: 'switched' }]), { timeout: 60_000 });
    await isCut;
    // Asked for while nothing answers: it waits for the engine that comes.
    const training = connect();
    expect(await firstOf(await training.client.training.watch())).toMatchObject({ isTraining: true });
    expect(await firstOf(await training.client.session.watch())).toMatchObject({
      isTraining: true,
      host: 'electron',
    });
    await vi.waitFor(() => expect(parent.statuses.at(-1)).toMatchObject({ screens: 'open', canLock: false }));
    // The line may be cut before the answer is through.
    void training.client.training.leave().catch(() => undefined);
    await vi.waitFor(() => expect(parent.sent).toHaveLength(2), { timeout: 60_000 });
    const again = connect();
    expect(await firstOf(await again.client.training.watch())).toMatchObject({
      isTraining: false,
      hasFailed: false,
    });
    expect(await firstOf(await again.client.session.watch())).toBeNull();
    expect(parent.statuses.at(-1)).toMatchObject({ screens: 'nobody', canLock: false });
    expect(existsSync(start.trainingDirectory)).toBe(false);
    again.port.close();
    parent.sent.length = 0;
  }, 180_000);

  test('closes its database when it is told to stop', async () => {
    tell({ type: 'stop' });
    await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0), { timeout: 20_000 });
  });

  test('says in words why it cannot start: here the key does not fit', async () => {
    tell({ type: 'start', start: { ...start, key: new Uint8Array(32).fill(1) } });
    if (parent.sent.length === 0) await once(parent, 'sent');
    expect(parent.sent).toEqual([{ type: 'start-failed', message: expect.stringMatching(/key/i) }]);
    await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(1), { timeout: 20_000 });
  });
});
