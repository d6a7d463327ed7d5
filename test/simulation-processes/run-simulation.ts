import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askChild } from '../bench/harness/child-program.ts';
import { progress } from '../bench/harness/progress.ts';
import { seededRandom } from '../bench/harness/seeded-random.ts';
import { createAdministrator } from './administrator.ts';
import { ownFault } from './broken-promise.ts';
import { checkAll } from './check-all.ts';
import { disturb } from './disturb.ts';
import { heal } from './heal.ts';
import type { ProcessSimulationOptions } from './options.ts';
import { type FillOrder, planOrganisation } from './organisation.ts';
import { chooseDisks, type Disks } from './processes/disks.ts';
import { type Cluster, startCluster } from './processes/postgresql.ts';
import { type CentralServer, startCentralServer } from './processes/server.ts';
import type { ProcessEnd } from './processes/supervised-process.ts';
import { createTally, lastLine, type Tally, type TallyKind } from './tally.ts';
import { startWorkstation, type Workstation } from './workstation.ts';
import type { World } from './world.ts';

const fillProgram = fileURLToPath(new URL('./fill-process.ts', import.meta.url));
const diskMegabytes = 96;
const secondsToStop = 30;

export type RunResult = {
  readonly lastLine: string;
  readonly violations: readonly string[];
  /** Where logs and files of a run with violations are kept. */
  readonly folder: string | undefined;
};

/** Runs the whole simulation: people work while everything breaks, then it heals, then every promise is checked. */
export async function runSimulation(options: ProcessSimulationOptions): Promise<RunResult> {
  const { seed } = options;
  const folder = mkdtempSync(join(tmpdir(), 'duebook-simulation-'));
  // PostgreSQL runs as somebody else and must get to its folder.
  chmodSync(folder, 0o711);
  const logFolder = join(folder, 'logs');
  mkdirSync(logFolder);
  const tally = createTally();
  const run = await startEverything({ options, folder, logFolder, tally });
  try {
    await workAndHeal(run.world, options);
    await endEngines(run.world);
    progress('checking every promise');
    for (const broken of await checkAll(run.world, { mark: run.mark, logFolder })) tally.violation(broken);
  } finally {
    if (tally.violations().length > 0) keepFiles(run.world, folder);
    await run.end();
  }
  const violations = tally.violations().map(({ check, detail }) => `${check}: ${detail}`);
  tellTotals(tally);
  if (violations.length === 0) rmSync(folder, { recursive: true, force: true });
  else writeFileSync(join(folder, 'violations.txt'), `${violations.join('\n')}\n`);
  return { lastLine: lastLine(seed, tally), violations, folder: violations.length > 0 ? folder : undefined };
}

type Start = {
  readonly options: ProcessSimulationOptions;
  readonly folder: string;
  readonly logFolder: string;
  readonly tally: Tally;
};

type Run = { readonly world: World; readonly mark: string; end(): Promise<void> };

async function startEverything({ options, folder, logFolder, tally }: Start): Promise<Run> {
  const { seed, workstations: count } = options;
  const disks = chooseDisks();
  const random = seededRandom(seed);
  const organisation = planOrganisation(count);
  // Not a word of any language, so that whatever holds it got it from a document.
  const mark = `Qvx${seed.toString(36)}zwk`;
  progress(`seed ${seed}; full disks: ${disks.description}`);
  const cluster = await startCluster(join(folder, 'postgresql'), disks, tellEnd(tally, 'PostgreSQL'));
  progress(cluster.description);
  const { tenants } = organisation;
  const order: FillOrder = { databaseUrl: cluster.url, seed, tenants: [...tenants] };
  await askChild(fillProgram, order);
  const server = await startCentralServer(cluster.url, logFolder, (end) => {
    tellEnd(tally, 'server')(end);
    if (end.wasReady)
      tally.violation(ownFault(`the server ended by itself (code ${end.code}, ${end.signal})`));
  });
  await server.process.whenReady();
  const opened = { folder, logFolder, seed, mark, tally, disks, random, serverUrl: server.url };
  const workstations = await openWorkstations(organisation.seats, opened);
  const administrator = createAdministrator(server.url, organisation.administrator);
  const changing = new Set<string>();
  const world = { organisation, cluster, server, workstations, administrator, random, changing, tally };
  process.once('exit', () => killAll(world));
  return { world, mark, end: () => endEverything(world) };
}

type Opened = {
  readonly folder: string;
  readonly logFolder: string;
  readonly seed: number;
  readonly mark: string;
  readonly tally: Tally;
  readonly disks: Disks;
  readonly random: World['random'];
  readonly serverUrl: string;
};

async function openWorkstations(
  seats: World['organisation']['seats'],
  opened: Opened,
): Promise<readonly Workstation[]> {
  const { folder, disks, seed } = opened;
  const workstations: Workstation[] = [];
  for (const [index, seat] of seats.entries()) {
    const disk = await disks.open(join(folder, seat.name), { megabytes: diskMegabytes });
    const random = seededRandom(seed, index);
    workstations.push(await startWorkstation({ ...opened, seat, index, disk, random }));
    // As people come to work, not all in one moment: each waits until all but the last two are there.
    await workstations.at(-3)?.process.whenReady();
  }
  await Promise.all(workstations.map((one) => one.process.whenReady()));
  progress(`${workstations.length} workstations at work`);
  return workstations;
}

function tellEnd(tally: Tally, name: string): (end: ProcessEnd) => void {
  return ({ code, signal }) => tally.count('end', `${name}, code ${code}, signal ${signal}`);
}

async function workAndHeal(world: World, { minutes, seed }: ProcessSimulationOptions): Promise<void> {
  await disturb(world, seed, AbortSignal.timeout(minutes * 60_000));
  progress('nothing breaks any more, nobody works: healing');
  await heal(world);
}

async function endEngines({ workstations, tally }: World): Promise<void> {
  await Promise.all(
    workstations.map(async (workstation) => {
      const patience = setTimeout(() => workstation.process.kill(), secondsToStop * 1_000);
      const code = await workstation.stop();
      clearTimeout(patience);
      if (code !== 0)
        tally.violation(ownFault(`${workstation.seat.name}: the engine did not close well (${code})`));
    }),
  );
}

async function endEverything(world: World): Promise<void> {
  const { workstations, server, cluster } = world;
  await Promise.all(workstations.map((one) => one.process.stop((child) => child.kill('SIGKILL'))));
  await Promise.all(workstations.map((one) => one.closeNetwork()));
  await endServer(server, world.tally);
  await endCluster(cluster);
  for (const { disk } of [...workstations, cluster]) await disk.remove();
}

async function endServer(server: CentralServer, tally: Tally): Promise<void> {
  const patience = setTimeout(() => server.process.kill(), secondsToStop * 1_000);
  const code = await server.process.stop((child) => child.kill('SIGTERM'));
  clearTimeout(patience);
  if (code !== 0) tally.violation(ownFault(`the server did not stop well (${code})`));
}

async function endCluster(cluster: Cluster): Promise<void> {
  await cluster.process.stop((child) => child.kill('SIGINT'));
}

/** The run breaks off: nothing of it stays behind. */
function killAll({ workstations, server, cluster }: World): void {
  for (const { process: one } of [...workstations, server, cluster]) {
    const pid = one.pid();
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }
}

function keepFiles({ workstations }: World, folder: string): void {
  for (const { seat, directory, key } of workstations) {
    const kept = join(folder, 'kept', seat.name);
    cpSync(directory, kept, { recursive: true });
    // Nothing in it is anybody's, and without its key nobody could look into it.
    writeFileSync(join(kept, 'key.hex'), key.toString('hex'));
  }
}

const titles: Readonly<Record<TallyKind, string>> = {
  operation: 'operations',
  kill: 'kills',
  fault: 'faults',
  end: 'processes that ended by themselves',
};

function tellTotals(tally: Tally): void {
  for (const [kind, title] of Object.entries(titles) as [TallyKind, string][]) {
    progress(`${title}: ${tally.lines(kind).join(', ') || 'none'}`);
  }
}
