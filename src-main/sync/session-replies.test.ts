import { describe, expect, it } from 'vitest';
import { fail } from '../../src-shared/domain/failure.ts';
import { sessionReplySchema } from '../../src-shared/protocol/session-api.ts';
import { collector, envelopeOf } from '../engine/command.fixture.ts';
import { until } from '../engine/engine.fixture.ts';
import type { Fault } from './fault-proxy.fixture.ts';
import { useRunningSync } from './running-sync.fixture.ts';

describe('what a server says to a sign-in or a renewal', () => {
  const running = useRunningSync();
  const paths = ['/v1/session', '/v1/session/refresh'];

  /** A stream of hints that was rewritten would arrive when it ends: only what is about sessions is. */
  function rewriteSessions(rewrite: (path: string, body: string) => string): void {
    running.proxy.onRequest((path) =>
      paths.includes(path) ? { kind: 'pass', rewrite: (body) => rewrite(path, body) } : { kind: 'pass' },
    );
  }

  /** Signs in and renews, and keeps what the server says to it. */
  async function record(): Promise<ReadonlyMap<string, string>> {
    const replies = new Map<string, string>();
    rewriteSessions((path, body) => {
      replies.set(path, body);
      return body;
    });
    await running.signIn();
    await running.restart();
    running.sync.now();
    await until(() => {
      const renewal = sessionReplySchema.safeParse(JSON.parse(replies.get('/v1/session/refresh') ?? '{}'));
      return renewal.data?.refreshToken === running.store.device.session()?.refreshToken;
    }, 'a renewal that is kept');
    return replies;
  }

  function playBack(replies: ReadonlyMap<string, string>): void {
    running.proxy.onRequest((path): Fault => {
      const body = replies.get(path);
      if (body === undefined) return { kind: 'cut' };
      return { kind: 'answer', status: 200, type: 'application/json', body };
    });
    running.proxy.cutAll();
  }

  it('does not unlock a device whose lease is over, where it was recorded and is played back', async () => {
    const replies = await record();
    playBack(replies);
    const { device } = running.store;
    device.setLock('LEASE_EXPIRED');
    const before = device.session();
    const { userName } = running.server.signIn('collector');
    expect(await running.sync.signIn(userName, 'whatever')).toEqual(fail('SERVER_REPLY_INVALID'));
    await running.restart();
    running.sync.now();
    await until(() => running.events.includes('sync.lease-refused'), 'a lease that is refused');
    expect(device.session()?.lease).toEqual(before?.lease);
    expect(device.lock()).toBe('LEASE_EXPIRED');
  });

  it('of another audit chain than the one of the file is answered by the row in which they differ', async () => {
    const known = { n: 1, hash: 'f'.repeat(64) };
    rewriteSessions((_path, body) => JSON.stringify({ ...JSON.parse(body), chain: known }));
    const told: unknown[] = [];
    running.proxy.onBody((path, body) => {
      if (path === '/v1/sync/commands') told.push(JSON.parse(body).chain);
    });
    await running.signIn();
    const { outbox, device } = running.store;
    const actor = { ...collector, ...device.session()?.actor };
    const fields = { actorId: actor.userId, deviceId: device.deviceId() };
    for (let n = 1; n <= 3; n += 1) outbox.append(envelopeOf(fields), actor);
    running.sync.poke();
    await until(() => told.length > 0, 'commands');
    expect(told).toContainEqual(outbox.chainRow(1));
    expect(outbox.chainHead().n).toBeGreaterThan(2);
  });
});
