import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../bench/harness/seeded-random.ts';
import { ownFault } from './broken-promise.ts';
import { nextWeather } from './faults/weather.ts';
import { hasOwnAccounts, territories } from './organisation.ts';
import type { Workstation } from './workstation.ts';
import type { World } from './world.ts';

type Trouble = { readonly share: number; readonly strike: (world: World) => Promise<void> };

const meanPauseMs = 1_800;

/** Breaks things at moments that the seed draws, until the signal aborts; then everything is whole again. */
export async function disturb(world: World, seed: number, signal: AbortSignal): Promise<void> {
  const networks = world.workstations.map((workstation, index) =>
    changeWeather(workstation, seed + index + 1, signal),
  );
  const repairs: Promise<void>[] = [];
  while (!signal.aborted) {
    await pause(-Math.log(1 - world.random.next()) * meanPauseMs, signal);
    if (!signal.aborted) repairs.push(pickTrouble(world).strike(world));
  }
  await Promise.all([...networks, ...repairs]);
}

async function changeWeather(workstation: Workstation, seed: number, signal: AbortSignal): Promise<void> {
  const random = seededRandom(seed);
  while (!signal.aborted) {
    const { weather, lastsMs } = nextWeather(random);
    workstation.setWeather(weather);
    await pause(lastsMs, signal);
  }
  workstation.setWeather('calm');
}

function pickTrouble({ random }: World): Trouble {
  const total = troubles.reduce((sum, { share }) => sum + share, 0);
  let left = random.next() * total;
  const found = troubles.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  return found ?? killEngine;
}

const killEngine: Trouble = {
  share: 45,
  async strike({ random, workstations, tally }) {
    const { process } = random.pick(workstations);
    if (process.pid() === undefined) return;
    tally.count('kill', 'engine');
    process.kill();
  },
};

const killServer: Trouble = {
  share: 8,
  async strike({ server, random, tally }) {
    if (server.process.pid() === undefined) return;
    // Most kills are to hit work: on a slow machine a server would else die over every start.
    if (!server.process.isReady() && random.chance(0.75)) return;
    tally.count('kill', 'server');
    server.process.kill();
  },
};

const killPostgresql: Trouble = {
  share: 4,
  async strike({ cluster, tally }) {
    if (!cluster.process.isReady()) return;
    tally.count('kill', 'PostgreSQL');
    cluster.process.kill();
  },
};

const killBackend: Trouble = {
  share: 3,
  async strike({ cluster, random, tally }) {
    if (!cluster.process.isReady()) return;
    tally.count('kill', 'PostgreSQL backend');
    cluster.killBackend((pids) => random.pick(pids));
  },
};

const fillWorkstation: Trouble = {
  share: 14,
  async strike({ random, workstations, tally }) {
    const workstation = random.pick(workstations);
    const lastsMs = random.integer(500, 6_000);
    if (workstation.disk.isFull()) return;
    tally.count('fault', 'disk of a workstation full');
    await workstation.fillDisk();
    await wait(lastsMs);
    await workstation.freeDisk();
  },
};

const fillServer: Trouble = {
  share: 2,
  async strike({ random, cluster, tally }) {
    const lastsMs = random.integer(500, 4_000);
    if (cluster.disk.isFull()) return;
    tally.count('fault', 'disk of PostgreSQL full');
    cluster.process.expectEnd();
    await cluster.disk.fill(cluster.process.pid());
    await wait(lastsMs);
    await cluster.disk.free(cluster.process.pid());
  },
};

const moveAccounts: Trouble = {
  share: 18,
  async strike({ random, organisation, administrator, tally }) {
    const [home] = organisation.tenants;
    const receiver = random.pick((home?.people ?? []).filter(hasOwnAccounts));
    const ids = Array.from({ length: random.integer(1, 4) }, () =>
      random.integer(0, (home?.accounts ?? 1) - 1),
    ).map((index) => `account-${index}`);
    const isDone = await administrator.assign([...new Set(ids)], receiver.userId, random.pick(territories));
    tally.count('fault', `accounts given to somebody else${isDone ? '' : ' (no answer)'}`);
  },
};

const moveManager: Trouble = {
  share: 3,
  async strike({ random, organisation, administrator, tally }) {
    const managers = (organisation.tenants[0]?.people ?? []).filter(({ role }) => role === 'manager');
    if (managers.length === 0) return;
    const isDone = await administrator.setTerritory(random.pick(managers), random.pick(territories));
    tally.count('fault', `team of a manager changed${isDone ? '' : ' (no answer)'}`);
  },
};

const passwordAttempts = 100;

const changePassword: Trouble = {
  share: 3,
  async strike({ random, workstations, administrator, changing, tally }) {
    const home = workstations.filter(({ seat }) => seat.tenantId === 'home');
    const { person } = random.pick(home).seat;
    const password = `another password, ${random.integer(1, 1_000_000)}`;
    // One at a time: of two that are under way nobody could tell which one counts in the end.
    if (changing.has(person.userId)) return;
    changing.add(person.userId);
    tally.count('fault', 'password set anew');
    let attempts = 0;
    while (!(await administrator.resetPassword(person.userId, password))) {
      attempts += 1;
      if (attempts === passwordAttempts)
        return tally.violation(ownFault(`no new password for ${person.userId}`));
      await wait(500);
    }
    for (const workstation of home) {
      if (workstation.seat.person === person) workstation.setPassword(password);
    }
    changing.delete(person.userId);
  },
};

const troubles: readonly Trouble[] = [
  killEngine,
  killServer,
  killPostgresql,
  killBackend,
  fillWorkstation,
  fillServer,
  moveAccounts,
  moveManager,
  changePassword,
];

async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(durationMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
