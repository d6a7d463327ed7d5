import { join } from 'node:path';
import { type BenchOptions, isWanted } from '../harness/bench-options.ts';
import type { Measurement } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { withEngine } from '../read-models/engine-child.ts';
import type { BenchServer } from './bench-server.ts';
import { type Fleet, withFleet } from './fleet.ts';
import {
  busyCollector,
  type FleetShape,
  fleetPeople,
  fleetTenant,
  fullFleet,
  quickFleet,
  theirManager,
} from './fleet-tenant.ts';
import { measureBacklog } from './measure-backlog.ts';
import { measureApplied, measureReconnect } from './measure-fleet.ts';
import { measureVisible } from './measure-visible.ts';
import { signInAndSync, workstationAt } from './workstation.ts';

const full = { samples: 300, backlog: 5_000, singles: 100, batches: 4, batch: 100, devices: 32 };
const quick = { samples: 2, backlog: 20, singles: 2, batches: 1, batch: 5, devices: 4 };
/** Each of the other workstations, while one command's way is measured. */
const commandsPerMinute = 1;

type Work = {
  readonly options: BenchOptions;
  readonly server: BenchServer;
  readonly shape: FleetShape;
  readonly counts: typeof full;
  readonly folder: string;
};

/** What hundreds of people at work ask of one server. */
export async function measureWork(
  options: BenchOptions,
  server: BenchServer,
  folder: string,
): Promise<readonly Measurement[]> {
  const names = ['visible', 'applied', 'backlog', 'reconnect'] as const;
  if (!names.some((name) => isWanted(options, name))) return [];
  const shape = options.isQuick ? quickFleet : fullFleet;
  progress('filling the organisation of the fleet');
  await server.fill(fleetTenant(options.seed, shape));
  const work = { options, server, shape, folder, counts: options.isQuick ? quick : full };
  const found: Measurement[] = [];
  const { collector, manager } = workstationsOf(work);
  if (isWanted(options, 'visible') || isWanted(options, 'backlog')) {
    await withEngine(collector, ({ client }) => signInAndSync(client, busyCollector));
  }
  if (isWanted(options, 'visible')) {
    await withEngine(manager, ({ client }) => signInAndSync(client, theirManager));
  }
  if (isWanted(options, 'backlog')) {
    found.push(await measureBacklog({ workstation: collector, shape, commands: work.counts.backlog }));
  }
  const people = fleetPeople(shape);
  const ofFleet = await withFleet({ serverUrl: server.url, people: [...people] }, (fleet) =>
    measureWithFleet(work, fleet),
  );
  return [...found, ...ofFleet];
}

function workstationsOf({ folder, server }: Pick<Work, 'folder' | 'server'>) {
  return {
    collector: workstationAt(join(folder, 'collector'), server.url),
    manager: workstationAt(join(folder, 'manager'), server.url),
  };
}

async function measureWithFleet(work: Work, fleet: Fleet): Promise<readonly Measurement[]> {
  const { options, server, shape, counts } = work;
  const found: Measurement[] = [];
  progress('signing the fleet in');
  await fleet.ask({ kind: 'sign-in' });
  if (isWanted(options, 'applied')) {
    const { devices, singles, batches, batch } = counts;
    const single = { devices, requests: singles, commandsPerRequest: 1, atLeast: 300 };
    found.push(await measureApplied(fleet, single));
    const inBatches = { devices, requests: batches, commandsPerRequest: batch, atLeast: 1_000 };
    found.push(await measureApplied(fleet, inBatches));
  }
  if (isWanted(options, 'visible')) found.push(await measureVisibleAmong(work, fleet));
  if (isWanted(options, 'reconnect')) {
    progress('restarting the server');
    await server.restart();
    found.push(await measureReconnect(fleet, shape.collectors + shape.managers));
  }
  return found;
}

async function measureVisibleAmong(work: Work, fleet: Fleet): Promise<Measurement> {
  const { shape, counts } = work;
  progress('connecting the fleet');
  await fleet.ask({ kind: 'connect', except: 2 });
  await fleet.ask({ kind: 'work', perMinute: commandsPerMinute });
  progress('command to visible');
  const measured = await measureVisible({
    ...workstationsOf(work),
    shape,
    samples: counts.samples,
    circumstances: `the others give ${commandsPerMinute} command a minute each`,
  });
  await fleet.ask({ kind: 'rest' });
  await fleet.ask({ kind: 'disconnect' });
  return measured;
}
