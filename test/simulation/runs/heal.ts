import { signIn } from '../steps/workstation-steps.ts';
import { people } from '../world/people.ts';
import type { World } from '../world/world.ts';

const lookEveryMs = 20_000;
/** Longer than the longest pause of the program, which is the one before it asks a server again that it is too old for. */
const healingLimitMs = 90 * 60_000;
/** Longer than a line is silent before it counts as dead: until then a workstation believes in it. */
const silenceMs = 70_000;
/** Several heartbeats, looks at the time, and one renewal of the lease. */
/** The longest that a workstation puts off comparing: twenty times as long as its last request took. */
const comparedMs = 11 * 60_000;
const idleMs = 6 * 60_000;

/** What the network carried while nothing happened. */
export type Idle = { readonly requests: readonly string[] };

/** Everything runs, every line is good, everybody signs in who is asked to. True when all of it became quiet. */
export async function heal(world: World): Promise<boolean> {
  for (const device of people.keys()) world.network.setQuality(device, 'good');
  if (!world.server.isRunning()) await world.time.hold(world.server.start());
  world.server.dieAfter(Number.POSITIVE_INFINITY);
  await world.time.pass(silenceMs);
  for (let passedMs = 0; passedMs < healingLimitMs; passedMs += lookEveryMs) {
    for (const workstation of world.workstations) {
      await world.time.hold(workstation.start());
      workstation.dieAfter(Number.POSITIVE_INFINITY);
      signIn(world, workstation.device);
    }
    await world.time.pass(lookEveryMs);
    if (world.workstations.every((one) => one.running()?.sync.state().phase === 'up-to-date')) return true;
  }
  return false;
}

/** Lets time pass in which nothing happens, once everybody has compared what they hold with the server. */
export async function rest(world: World): Promise<Idle> {
  await world.time.pass(comparedMs);
  const before = world.network.requests.length;
  await world.time.pass(idleMs);
  return { requests: world.network.requests.slice(before) };
}
