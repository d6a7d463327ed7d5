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
import { startTunnelProxy } from '../desktop/policy/company-network.fixture.ts';
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
    if (message.type === 'keychain-ask') {
      this.#answer(message);
      return;
    }
    if (message.type === 'proxy-ask') {
      this.#tellWays(message);
      return;
    }
    this.sent.push(message);
    this.emit('sent');
  }
  /** A keychain that turns bits over, as long as it is that of this user. */
  #answer({ id, ask }: Extract<EngineReport, { type: 'keychain-ask' }>): void {
    const given = ask.what === 'wrap' ? ask.key : ask.ciphertext;
    const answer = this.isOfAnotherUser ? { problem: 'lost' } : { bytes: given.map((byte) => ~byte) };
    queueMicrotask(() => this.emit('message', { data: { type: 'keychain-answer', id, answer }, ports: [] }));
  }
  isOfAnotherUser = false;
  #tellWays({ id }: Extract<EngineReport, { type: 'proxy-ask' }>): void {
    queueMicrotask(() =>
      this.emit('message', { data: { type: 'proxy-answer', id, ways: this.ways }, ports: [] }),
    );
  }
  ways: readonly string[] = [];
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
    envelopePath: join(folder, 'workstation.key'),
    lockScreenPath: join(folder, 'lock-screen.json'),
    // Nobody has named one: the engine works without a server.
    serverUrl: undefined,
    demoSignInFile: undefined,
    policy: undefined,
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
    await expect.poll(() => parent.statuses.at(-1)).toMatchObject({ screens: 'open', canLock: false });
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

  test('signs in through the proxies that the system has for an address that was typed', async () => {
    const [there, gone] = [await startTunnelProxy(() => 0), await startTunnelProxy(() => 0)];
    gone.close();
    there.answer.status = 407;
    parent.ways = [gone.address, there.address, 'direct'];
    const { client, port } = connect();
    const serverUrl = 'https://duebook.test';
    await expect(
      client.enrolment.enrol({ serverUrl, userName: 'amelie', password: 'of no server' }),
    ).rejects.toMatchObject({ data: { code: 'OFFLINE', params: { because: 'proxyRefused' } } });
    expect(there.tunnels).toEqual(['duebook.test:443']);
    there.close();
    port.close();
  });

  test('closes its database when it is told to stop', async () => {
    tell({ type: 'stop' });
    await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0), { timeout: 20_000 });
  });

  test('shows the windows that the keychain is another one, and opens when it is back', async () => {
    parent.isOfAnotherUser = true;
    tell({ type: 'start', start });
    const { client, port } = connect();
    expect(await firstOf(await client.threshold.watch())).toMatchObject({ state: 'keychain-lost' });
    expect(parent.statuses.at(-1)).toMatchObject({ screens: 'locked', canLock: false, attentionCount: 0 });
    await expect(client.device.report()).rejects.toMatchObject({ data: { code: 'PASSPHRASE_NEEDED' } });
    parent.isOfAnotherUser = false;
    // The line may be cut before the answer is through.
    await client.threshold.tryAgain().catch(() => undefined);
    port.close();
    const again = connect();
    expect(await firstOf(await again.client.threshold.watch())).toMatchObject({ state: 'open' });
    again.port.close();
  });
});
