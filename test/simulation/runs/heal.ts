import { isTakenAway } from '../../../src-main/sync/access-guard.ts';
import { protocolVersion } from '../../../src-shared/protocol/version.ts';
import { checkTakenAway, hasLostAccess } from '../checks/check-taken-away.ts';
import { signIn } from '../steps/workstation-steps.ts';
import { people } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { giveBackAccess, takeTurns } from './give-back-access.ts';

const lookEveryMs = 20_000;
/** Longer than the longest pause of the program, which is the one before it asks a server again that it is too old for. */
const healingLimitMs = 90 * 60_000;
/** Longer than a line is silent before it counts as dead: until then a workstation believes in it. */
const silenceMs = 70_000;
/** The longest that a workstation puts off comparing: twenty times as long as its last request took. */
const comparedMs = 11 * 60_000;
/** Several heartbeats, looks at the time, and one renewal of the lease. */
const idleMs = 6 * 60_000;

/** What the network carried while nothing happened. */
export type Idle = { readonly requests: readonly string[] };

/**
 * Everything runs, every line is good, every program fits the server, and everybody has their access again and signs
 * in who is asked to. True when all of it became quiet.
 */
export async function heal(world: World): Promise<boolean> {
  for (const device of people.keys()) {
    world.network.setQuality(device, 'good');
    world.network.lineOf(device).major = protocolVersion;
  }
  if (!world.server.isRunning()) await world.time.hold(world.server.start());
  world.server.dieAfter(Number.POSITIVE_INFINITY);
  await startAll(world);
  await world.time.pass(silenceMs);
  await meetServer(world);
  for (let passedMs = 0; passedMs < healingLimitMs; passedMs += lookEveryMs) {
    await startAll(world);
    await giveBackAccess(world);
    for (const { device } of world.workstations) signIn(world, device);
    await world.time.pass(lookEveryMs);
    const isQuiet = world.workstations.every((one) => one.running()?.sync.state().phase === 'up-to-date');
    if (isQuiet && !takeTurns(world)) return true;
  }
  return false;
}

async function startAll(world: World): Promise<void> {
  for (const workstation of world.workstations) {
    await world.time.hold(workstation.start());
    workstation.dieAfter(Number.POSITIVE_INFINITY);
  }
}

/**
 * Whoever lost access reaches the server once before it is given back, with the session that they have: also where that
 * was found ended before, and the program waits for a sign-in since.
 */
async function meetServer(world: World): Promise<void> {
  const rows = await world.access();
  const losers = world.workstations.filter((one) => hasLostAccess(one.running(), rows));
  if (losers.length === 0) return;
  for (const workstation of losers) {
    if (!isTakenAway(workstation.running()?.device.lock())) await world.time.hold(workstation.kill());
  }
  await startAll(world);
  await world.time.pass(lookEveryMs);
  world.violations.push(...(await world.time.hold(checkTakenAway(world, rows))));
}

/** Lets time pass in which nothing happens, once everybody has compared what they hold with the server. */
export async function rest(world: World): Promise<Idle> {
  await world.time.pass(comparedMs);
  const before = world.network.requests.length;
  await world.time.pass(idleMs);
  return { requests: world.network.requests.slice(before) };
}
