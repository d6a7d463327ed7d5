import { isReplicaShown } from '../../../src-main/engine/replica-shown.ts';
import type { CommandName } from '../../../src-shared/commands/registry.ts';
import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import { accountPosition } from '../../../src-shared/domain/account/account-position.ts';
import type { Actor } from '../../../src-shared/domain/organisation/actor.ts';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import { commandsReplySchema } from '../../../src-shared/protocol/sync-api.ts';
import { type SeededRandom, seededRandom } from '../../bench/harness/seeded-random.ts';
import { accountIdOf } from '../world/ledger.ts';
import { ProcessDied } from '../world/mortality.ts';
import { userNameOf } from '../world/organisation.ts';
import { seededIds } from '../world/seeded-ids.ts';
import { protocolHeaders } from '../world/wire.ts';
import type { WorkstationProcess } from '../world/workstation-process.ts';
import type { World } from '../world/world.ts';
import { drawRequest } from './command-requests.ts';
import { forgeEnvelope } from './forge-envelope.ts';
import { accountCount } from './make-steps.ts';
import { isSuperior, type Situation } from './requests/situation.ts';
import type { StepOf } from './step.ts';
import { submitWatched } from './submit-watched.ts';

/** The person starts the program and signs in where that is needed, else gives some commands. */
export async function giveCommands(world: World, { device, seed, names }: StepOf<'command'>): Promise<void> {
  const workstation = world.workstationAt(device);
  await world.time.hold(workstation.start());
  signIn(world, device);
  const random = seededRandom(seed);
  for (let left = random.integer(1, 5); left > 0; left -= 1) {
    await world.time.hold(giveCommand(world, device, random, names));
  }
}

async function giveCommand(
  world: World,
  device: number,
  random: SeededRandom,
  names: readonly CommandName[] | undefined,
): Promise<void> {
  const process = world.workstationAt(device).running();
  const session = process?.device.session();
  // Nothing is shown that a command could be given on.
  if (process === undefined || session === undefined || !isReplicaShown(process.device)) return;
  const accountIds = await process.replica.accountIds('', 1000);
  if (accountIds.length === 0) return;
  const seen = await process.submit.reader.read(await chooseAccount(process, accountIds, random), 'account');
  if (seen === undefined) return;
  const request = drawRequest(situationOf(process, seen.aggregate, random), names);
  const given = await submitWatched(process.submit, request);
  world.drawn.push({ name: request.name, isTaken: given.commandId !== undefined });
  // A person to whom nothing was said gives the command again, or not at all.
  if (given.commandId === undefined || process.mortality.isDead()) return;
  const pending = process.outbox.pendingOf(request.accountId, session.actor.userId);
  const stored = pending.find(({ envelope }) => envelope.id === given.commandId);
  if (stored === undefined) throw new Error(`${given.commandId} was confirmed and is not stored`);
  world.confirm(device, stored.envelope);
  world.judgedHere.set(stored.envelope.id, given);
  process.sync.poke();
}

/** Where several people work on the same account, they go on with what others began. */
async function chooseAccount(
  { device, submit }: WorkstationProcess,
  accountIds: readonly string[],
  random: SeededRandom,
): Promise<string> {
  const [first = ''] = accountIds;
  const actor = device.session()?.actor;
  if (actor !== undefined && isSuperior({ actor }) && random.chance(0.7)) {
    for (const accountId of accountIds) {
      const seen = await submit.reader.read(accountId, 'account');
      if (seen !== undefined && hasAwaited(seen.aggregate, actor)) return accountId;
    }
  }
  return random.chance(0.5) ? first : random.pick(accountIds);
}

/** Somebody else waits for a decision. */
function hasAwaited({ requests, notices }: AccountAggregate, { userId }: Actor): boolean {
  return (
    requests.some(({ state, asked }) => state === 'awaiting-approval' && asked.by.userId !== userId) ||
    notices.some(({ state, proposed }) => state === 'proposed' && proposed.by.userId !== userId)
  );
}

function situationOf(
  { submit, device, hasReceiptNumber }: WorkstationProcess,
  account: AccountAggregate,
  random: SeededRandom,
): Situation {
  const actor = device.session()?.actor;
  if (actor === undefined) throw new Error('who sees an account is signed in');
  const settings = submit.rules.settings();
  const today = submit.clock.today();
  return {
    ...{ random, account, actor, today, settings },
    at: submit.clock.now(),
    position: accountPosition(account, today, settings),
    newId: mostlyNewIds(random),
    hasReceiptNumber,
    deviceCode: device.session()?.deviceCode ?? '',
  };
}

/** Now and then an id that documents of several accounts are given. */
function mostlyNewIds(random: SeededRandom): () => string {
  const { next } = seededIds(random);
  return () => (random.chance(0.03) ? 'the-same-everywhere' : next());
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
