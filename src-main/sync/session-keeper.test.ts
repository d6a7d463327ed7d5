import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { type FailureCode, fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { deviceIdSchema, userIdSchema } from '../../src-shared/domain/ids.ts';
import { type Lease, refreshText, type SessionReply } from '../../src-shared/protocol/session-api.ts';
import { createLeaseAuthority, grantLease } from '../engine/lease.fixture.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { openWorkstationFile } from '../storage/workstation-file.fixture.ts';
import { createDeviceKey, type DeviceKey } from './device-key.ts';
import { createSessionKeeper, type SessionKeeper } from './session-keeper.ts';

let store: ReturnType<typeof openWorkstationFile>;
let key: DeviceKey;
let keeper: SessionKeeper;
let restarts: number;
let ended: FailureCode[];
let events: string[];
let asked: { refreshToken: string; deviceId: string; proof: string; leaseNonce: string }[];
let answerRenewal: (reply: Result<SessionReply>) => void;

const leaseOf = (fields: Partial<Lease> = {}) =>
  grantLease({ deviceId: deviceIdSchema.parse(store.device.deviceId()), ...fields });
/** The nonce of the request with that number, counted from 1. */
const nonceOf = (request: number) => `${request}`.padStart(22, '-');
/** A lease of 72 hours in answer to a request. */
const leaseFrom = (issuedAt: string, request = 1) =>
  leaseOf({
    nonce: nonceOf(request),
    issuedAt: instant(issuedAt),
    expiresAt: instant(new Date(Date.parse(issuedAt) + 259_200_000).toISOString()),
  });
const request = async (token: string) => succeed(token);

beforeEach(() => {
  store = openWorkstationFile();
  store.device.saveSession(sessionOf('user-1', leaseOf()));
  key = createDeviceKey(store.device);
  restarts = 0;
  ended = [];
  events = [];
  asked = [];
  keeper = createSessionKeeper({
    device: store.device,
    key,
    client: {
      refresh(body) {
        asked.push(body);
        return new Promise((resolve) => {
          answerRenewal = resolve;
        });
      },
    },
    meter: {
      restart() {
        restarts += 1;
      },
      usedShare: () => 0,
    },
    drawLeaseNonce: () => nonceOf(asked.length + 1),
    log: (_level, event) => events.push(event),
    onSession: () => undefined,
    onEnded: (code) => ended.push(code),
  });
});
afterEach(() => store.remove());

describe('a sign-in while requests of the session before are under way', () => {
  it('a late renewal does not overwrite the new session', async () => {
    const running = keeper.authorized(request);
    keeper.accept(sessionOf('user-2'));
    answerRenewal(succeed(sessionOf('user-1')));
    expect(await running).toMatchObject({ ok: false, failure: { code: 'OFFLINE' } });
    expect(store.device.session()?.actor.userId).toBe('user-2');
    expect(await keeper.authorized(request)).toEqual(succeed('access-token-of-user-2'));
  });

  it('the late end of the former session does not end the new one', async () => {
    const running = keeper.authorized(request);
    keeper.accept(sessionOf('user-2'));
    answerRenewal(fail('DEVICE_REVOKED'));
    await running;
    expect(keeper.endedBy()).toBeUndefined();
    expect(ended).toEqual([]);
  });

  it('a request of the former session is not repeated with the token of the new one', async () => {
    keeper.accept(sessionOf('user-1'));
    const tokens: string[] = [];
    const reply = await keeper.authorized(async (token) => {
      tokens.push(token);
      keeper.accept(sessionOf('user-2'));
      return fail('SIGN_IN_NEEDED');
    });
    expect(reply).toMatchObject({ failure: { code: 'OFFLINE' } });
    expect(tokens).toEqual(['access-token-of-user-1']);
  });
});

describe('a renewal', () => {
  const renew = async (reply: Result<SessionReply>) => {
    const running = keeper.authorized(request);
    answerRenewal(reply);
    return running;
  };
  const later = instant('2026-03-31T09:00:00.000Z');
  const earlier = '2025-03-31T08:00:00.000Z';

  it('is proven by the key of the device, which is the same after a restart', async () => {
    await renew(fail('OFFLINE'));
    const [first] = asked;
    const text = refreshText(store.device.deviceId(), 'refresh-token-of-user-1');
    const again = createDeviceKey(store.device);
    const publicKey = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: again.publicKey() },
      format: 'jwk',
    });
    const proof = Buffer.from(first?.proof ?? '', 'base64url');
    expect(verify(null, Buffer.from(text), publicKey, proof)).toBe(true);
    expect(again.publicKey()).toBe(key.publicKey());
  });

  it.each([
    ['later than the one before', later],
    ['earlier, because the clock of the server was corrected backwards', earlier],
  ])('brings a lease that was issued %s, and unlocks', async (_title, issuedAt) => {
    store.device.setLock('LEASE_EXPIRED');
    const lease = leaseFrom(issuedAt);
    expect(await renew(succeed(sessionOf('user-1', lease)))).toEqual(succeed('access-token-of-user-1'));
    expect(store.device.session()?.lease).toEqual(lease);
    expect(store.device.lock()).toBeUndefined();
    expect(restarts).toBe(1);
  });

  it.each<[string, () => Lease]>([
    ['signed by another key than the one kept', () => createLeaseAuthority().grantLease(leaseFrom(later))],
    ['for another device', () => grantLease({ nonce: nonceOf(1) })],
    ['for another user', () => leaseOf({ ...leaseFrom(later), userId: userIdSchema.parse('user-2') })],
    ['that answered another request', () => leaseFrom(later, 2)],
    ['whose nonce was moved', () => ({ ...leaseFrom(later, 2), nonce: nonceOf(1) })],
    ['whose end was moved', () => ({ ...leaseFrom(later), expiresAt: instant('2027-03-31T09:00:00.000Z') })],
  ])('with a lease %s keeps the one before and unlocks nothing', async (_title, recordedLease) => {
    store.device.setLock('LEASE_EXPIRED');
    const before = store.device.session()?.lease;
    expect(await renew(succeed(sessionOf('user-1', recordedLease())))).toMatchObject({ ok: true });
    expect(store.device.session()?.lease).toEqual(before);
    expect(store.device.lock()).toBe('LEASE_EXPIRED');
    expect(restarts).toBe(0);
    expect(events).toEqual(['sync.lease-refused']);
  });

  it('draws a nonce of its own each time, so that a reply that was recorded prolongs nothing', async () => {
    const recorded = leaseFrom(later, 1);
    await renew(succeed(sessionOf('user-1', recorded)));
    for (const lease of [recorded, leaseFrom(later, 2), leaseFrom(earlier, 4)]) {
      const running = keeper.renew();
      answerRenewal(succeed(sessionOf('user-1', lease)));
      await running;
    }
    expect(asked.map(({ leaseNonce }) => leaseNonce)).toEqual([1, 2, 3, 4].map(nonceOf));
    expect(restarts).toBe(2);
    expect(events).toEqual(['sync.lease-refused', 'sync.lease-refused']);
    expect(store.device.session()?.lease).toEqual(leaseFrom(earlier, 4));
  });

  it('for another user than the one signed in is not taken', async () => {
    expect(await renew(succeed(sessionOf('user-2')))).toMatchObject({
      failure: { code: 'SERVER_REPLY_INVALID' },
    });
    expect(store.device.session()?.actor.userId).toBe('user-1');
  });

  it.each(['SIGN_IN_NEEDED', 'DEVICE_REVOKED', 'USER_INACTIVE', 'PASSWORD_CHANGED'] as const)(
    'that is answered by %s ends the session, and nothing is asked again',
    async (code) => {
      expect(await renew(fail(code))).toEqual(fail(code));
      expect(keeper.endedBy()).toBe(code);
      expect(ended).toEqual([code]);
      expect(await keeper.authorized(request)).toEqual(fail(code));
      expect(asked).toHaveLength(1);
    },
  );

  it('that is asked for fetches a lease although the access token is good', async () => {
    keeper.accept(sessionOf('user-1', leaseOf()));
    const lease = leaseFrom(later);
    const running = keeper.renew();
    answerRenewal(succeed(sessionOf('user-1', lease)));
    await running;
    expect(store.device.session()?.lease).toEqual(lease);
    keeper.accept(sessionOf('user-1', leaseOf()));
    const failing = keeper.renew();
    answerRenewal(fail('OFFLINE'));
    await failing;
    expect(await keeper.authorized(request)).toEqual(succeed('access-token-of-user-1'));
  });

  it('is tried where a request says that the device was revoked: only the renewal decides', async () => {
    keeper.accept(sessionOf('user-1', leaseOf()));
    const replies = [fail<string>('DEVICE_REVOKED'), succeed('done')];
    const running = keeper.authorized(async () => replies.shift() ?? fail('OFFLINE'));
    await new Promise((resolve) => setImmediate(resolve));
    answerRenewal(succeed(sessionOf('user-1', leaseFrom(later))));
    expect(await running).toEqual(succeed('done'));
    expect(ended).toEqual([]);
  });
});
