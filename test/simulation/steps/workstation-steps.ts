import { isReplicaShown } from '../../../src-main/engine/replica-shown.ts';
import { submitCommand } from '../../../src-main/engine/submit-command.ts';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import { commandsReplySchema } from '../../../src-shared/protocol/sync-api.ts';
import { type SeededRandom, seededRandom } from '../../bench/harness/seeded-random.ts';
import { accountIdOf } from '../world/ledger.ts';
import { ProcessDied } from '../world/mortality.ts';
import { userNameOf } from '../world/organisation.ts';
import { seededIds } from '../world/seeded-ids.ts';
import { protocolHeaders } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { drawRequest } from './command-requests.ts';
import { forgeEnvelope } from './forge-envelope.ts';
import { accountCount } from './make-steps.ts';
import type { StepOf } from './step.ts';

/** The person starts the program and signs in where that is needed, else gives some commands. */
export async function giveCommands(world: World, { device, seed }: StepOf<'command'>): Promise<void> {
  const workstation = world.workstationAt(device);
  if (workstation.running() === undefined) return world.time.hold(workstation.start());
  signIn(world, device);
  const random = seededRandom(seed);
  for (let left = random.integer(1, 4); left > 0; left -= 1) {
    await world.time.hold(giveCommand(world, device, random));
  }
}

async function giveCommand(world: World, device: number, random: SeededRandom): Promise<void> {
  const process = world.workstationAt(device).running();
  const session = process?.device.session();
  // Nothing is shown that a command could be given on.
  if (process === undefined || session === undefined || !isReplicaShown(process.device)) return;
  const newId = seededIds(random).next;
  const accountIds = await process.replica.accountIds('', 1000);
  if (accountIds.length === 0) return;
  const account = await process.submit.reader.read(random.pick(accountIds), 'account');
  if (account === undefined) return;
  const today = process.submit.clock.today();
  const request = drawRequest({ random, account: account.aggregate, today, newId });
  const given = await submitCommand(process.submit, request);
  // A person to whom nothing was said gives the command again, or not at all.
  if (!given.ok || process.mortality.isDead()) return;
  const pending = process.outbox.pendingOf(request.accountId, session.actor.userId);
  const stored = pending.find(({ envelope }) => envelope.id === given.value);
  if (stored === undefined) throw new Error(`${given.value} was confirmed and is not stored`);
  world.confirm(device, stored.envelope);
  process.sync.poke();
}

export function forge(world: World, { device, seed }: StepOf<'forge'>): void {
  const process = world.workstationAt(device).running();
  const session = process?.device.session();
  if (process === undefined || session === undefined) return;
  const random = seededRandom(seed);
  const envelope = forgeEnvelope({
    random,
    newId: seededIds(random).next,
    accountId: accountIdOf(random.integer(0, accountCount - 1)),
    actorId: session.actor.userId,
    deviceId: process.device.deviceId(),
    clock: process.submit.clock,
  });
  process.outbox.append(envelope, session.actor);
  world.forged.add(envelope.id);
  if (process.mortality.isDead()) return;
  world.confirm(device, envelope);
  process.sync.poke();
}

/** An answered command again with another body: refused as tampering, and its outcome stays. */
export async function tamper(world: World, { device, seed }: StepOf<'tamper'>): Promise<void> {
  const random = seededRandom(seed);
  const known = new Set((await world.rows()).commands.map(({ id }) => id));
  const userId = world.watch.userOf(world.watch.tokens.get(device));
  const answered = [...world.workstationAt(device).confirmed.values()].filter(
    ({ id, actorId }) => known.has(id) && actorId === userId,
  );
  if (answered.length === 0) return;
  const envelope = random.pick(answered);
  const changed: CommandEnvelope = { ...envelope, knownSeq: envelope.knownSeq + 1 };
  const deviceId = envelope.deviceId;
  const text = await ask(world, device, '/v1/sync/commands', {
    deviceId,
    chain: { n: 0, hash: '' },
    commands: [changed],
  });
  if (text === undefined) return;
  const [result] = commandsReplySchema.parse(JSON.parse(text)).results;
  if (result?.outcome === null && result.problem !== null) return;
  world.violations.push({ check: 'promise 2: exactly once', detail: `tampered ${envelope.id}: ${text}` });
}

/** A pull that no correct program makes; what it is answered is watched like every reply. */
export async function probe(world: World, { device, seed }: StepOf<'probe'>): Promise<void> {
  const random = seededRandom(seed);
  const collection = random.pick(collectionNames);
  const checkpoint = random.chance(0.5)
    ? null
    : { incarnation: 'elsewhere', scopeVersion: random.integer(0, 9), seq: random.integer(0, 1000) };
  await ask(world, device, '/v1/sync/pull', { collection, checkpoint, limit: random.integer(1, 5000) });
}

/** Asks the server with the device's newest token, past its line; undefined unless it was answered with 200. */
async function ask(
  world: World,
  device: number,
  path: string,
  content: unknown,
): Promise<string | undefined> {
  const token = world.watch.tokens.get(device);
  if (token === undefined || !world.server.isRunning()) return undefined;
  const headers = protocolHeaders(token);
  const request = { device, method: 'POST', path, headers, body: JSON.stringify(content) };
  try {
    const reply = await world.time.hold(world.server.answer(request));
    return reply.status === 200 ? reply.body : undefined;
  } catch (error) {
    if (error instanceof ProcessDied) return undefined;
    throw error;
  }
}

export function withdraw(world: World, { device, seed }: StepOf<'withdraw'>): void {
  const process = world.workstationAt(device).running();
  const ids = process?.outbox.unansweredIds() ?? [];
  const userId = process?.device.session()?.actor.userId;
  if (process === undefined || userId === undefined || ids.length === 0) return;
  process.outbox.withdraw(seededRandom(seed).pick(ids), userId);
  process.sync.poke();
}

export function dismiss(world: World, { device, seed }: StepOf<'dismiss'>): void {
  const process = world.workstationAt(device).running();
  const userId = process?.device.session()?.actor.userId;
  if (process === undefined || userId === undefined) return;
  const refused = process.outbox.attention(userId);
  if (refused.length > 0) process.outbox.dismiss(seededRandom(seed).pick(refused).envelope.id, userId);
}

const askingPhases: ReadonlySet<string> = new Set([
  'sign-in-needed',
  'password-changed',
  'user-inactive',
  'device-revoked',
]);

/** The person signs in where nobody or somebody else is, or the program asks for it. */
export function signIn(world: World, device: number): void {
  const workstation = world.workstationAt(device);
  const process = workstation.running();
  if (process === undefined) return;
  const { userId } = workstation.person;
  const isPresent = process.device.session()?.actor.userId === userId;
  if (isPresent && !askingPhases.has(process.sync.state().phase)) return;
  const password = world.passwords.of(userId);
  const enter = async (): Promise<void> => {
    const entered = await process.sync.signIn(userNameOf(world.tenantId, userId), password);
    workstation.refusal = entered.ok ? undefined : entered.failure.code;
    if (workstation.refusal === 'SIGN_IN_FAILED') world.passwords.failed(userId, password);
  };
  // Nobody waits for it here: the person sees how it ends, and tries again later.
  enter().catch((error: unknown) => world.reportUnlessDead(process.mortality, error));
}
