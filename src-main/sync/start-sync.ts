import { hostname } from 'node:os';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { SessionReply } from '../../src-shared/protocol/session-api.ts';
import type { SyncPort } from '../engine/ports/sync-port.ts';
import { changePassword } from './change-password.ts';
import { runCollectionPulls } from './collection-pulls.ts';
import { hasPulledPast } from './pulled-past.ts';
import { putReference } from './put-reference.ts';
import { type SyncCore, type SyncParts, wireSync } from './sync-core.ts';
import { runTimeWatch } from './time-watch.ts';
import { isLeaseOf } from './verify-lease.ts';

/** Starts the way to the server: it connects, pulls, pushes and comes back by itself until it is closed. */
export function startSync(parts: SyncParts): SyncPort {
  const closing = new AbortController();
  const { signal } = closing;
  const core = wireSync(parts, signal);
  const { connection, status, push, access, digestCheck, refill, filePush, fileLoad, handIn, pauses } = core;
  // Before anything can be shown.
  access.check();
  const now = (): void => {
    if (parts.device.lock() !== undefined) void renewLease(core);
    push.now();
    filePush.now();
    handIn.now();
    for (const pause of pauses.values()) pause.now();
    connection.now();
  };
  const wake = (): void => {
    now();
    connection.reconnect();
  };
  const ended = [
    connection.run(signal),
    digestCheck.run(),
    refill.run(),
    filePush.run(),
    handIn.run(),
    runTimeWatch({ ...parts, signal, onTick: everySoOften(core), onWake: wake }),
    ...runCollectionPulls(core),
  ];
  return {
    state: status.state,
    onState: status.onState,
    signIn: (userName, password) => signIn(core, userName, password),
    changePassword: (present, next) => changePassword(core, present, next),
    putReference: (document) => putReference(core, document),
    hasPulledPast: (document) => hasPulledPast(core, document),
    loadFile: fileLoad,
    now,
    wake,
    poke() {
      filePush.update();
      handIn.update();
      push.poke();
      status.update();
    },
    async close() {
      closing.abort();
      await Promise.all([...ended, push.close(), access.close()]);
    },
  };
}

// At every tick of a few seconds the lease is looked at, and asked for again at every twentieth; at each while it has
// locked the device, which a clock that was set forwards does with the line open.
const ticksPerRenewal = 20;

function everySoOften(core: SyncCore): () => void {
  let ticks = 0;
  return () => {
    const isTime = core.access.check();
    ticks += 1;
    const isDue = core.device.lock() === 'LEASE_EXPIRED' || ticks >= ticksPerRenewal;
    if (!isTime || core.connection.status() !== 'connected' || !isDue) return;
    ticks = 0;
    void renewLease(core);
  };
}

async function renewLease({ session, log }: SyncCore): Promise<void> {
  try {
    await session.renew();
  } catch (error) {
    log('error', 'sync.renewal-failed', { cause: error instanceof Error ? error.name : 'unknown' });
  }
}

async function signIn(core: SyncCore, userName: string, password: string): Promise<Result<void>> {
  const { client, device, key, access, session, connection, status, firstSync, refill, filePush, handIn } =
    core;
  const nonce = core.drawLeaseNonce();
  const reply = await client.signIn({
    userName,
    password,
    deviceId: device.deviceId(),
    // Two workstations on one machine, or two machines of one image, have the same host name.
    deviceName: `${hostname().slice(0, 60)} ${device.deviceId().slice(0, 4)}`,
    devicePublicKey: key.publicKey(),
    leaseNonce: nonce,
  });
  if (!reply.ok) {
    // Told at the sign-in, too, when the session had ended before.
    if (reply.failure.code === 'DEVICE_REVOKED') access.sessionEnded(reply.failure.code);
    return reply;
  }
  const { lease, leaseKey, actor } = reply.value;
  const holder = { deviceId: device.deviceId(), userId: actor.userId, leaseKey, nonce };
  if (!isLeaseOf(lease, holder)) return fail('SERVER_REPLY_INVALID');
  const isOther = isForAnother(core, reply.value);
  // Before the session changes: nobody sees the documents of the person who worked here before.
  if (isOther) await access.empty();
  session.accept(reply.value);
  firstSync.restart();
  refill.update();
  filePush.update();
  handIn.update();
  if (isOther) connection.reconnect();
  else connection.now();
  status.update();
  return succeed(undefined);
}

/**
 * Another person or organisation than before, or one that cannot prove to be the same: whoever pretends to be the
 * server must not unlock what the real one has locked.
 */
function isForAnother({ device }: SyncCore, reply: SessionReply): boolean {
  const before = device.session();
  if (before === undefined) return false;
  return (
    before.actor.userId !== reply.actor.userId ||
    before.organisation.id !== reply.organisation.id ||
    before.leaseKey !== reply.leaseKey
  );
}
