import { submitCommand } from '../../../src-main/engine/submit-command.ts';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { CommandEnvelope } from '../../../src-shared/protocol/command-envelope.ts';
import { commandsReplySchema } from '../../../src-shared/protocol/sync-api.ts';
import { type SeededRandom, seededRandom } from '../../bench/harness/seeded-random.ts';
import { accountIdOf } from '../world/ledger.ts';
import { ProcessDied } from '../world/mortality.ts';
import { password, userNameOf } from '../world/organisation.ts';
import { personAt } from '../world/people.ts';
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
  if (process === undefined || process.device.session() === undefined) return;
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
  const pending = process.outbox.pendingOf(request.accountId, personAt(device).userId);
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
  const answered = [...world.workstationAt(device).confirmed.values()].filter(({ id }) => known.has(id));
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
  if (process === undefined || ids.length === 0) return;
  process.outbox.withdraw(seededRandom(seed).pick(ids), personAt(device).userId);
  process.sync.poke();
}

export function dismiss(world: World, { device, seed }: StepOf<'dismiss'>): void {
  const process = world.workstationAt(device).running();
  const refused = process?.outbox.attention(personAt(device).userId) ?? [];
  if (process === undefined || refused.length === 0) return;
  process.outbox.dismiss(seededRandom(seed).pick(refused).envelope.id, personAt(device).userId);
}

/** The person signs in where nobody is or the program asks for it. */
export function signIn(world: World, device: number): void {
  const process = world.workstationAt(device).running();
  if (process === undefined) return;
  const isNeeded = process.device.session() === undefined || process.sync.state().phase === 'sign-in-needed';
  if (!isNeeded) return;
  const given = process.sync.signIn(userNameOf(world.tenantId, personAt(device).userId), password);
  // Nobody waits for it here: the person sees how it ends, and tries again later.
  given.catch((error: unknown) => world.reportUnlessDead(process.mortality, error));
}
