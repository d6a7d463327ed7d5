import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { type ServerProcess, startServerProcess } from '../../fixtures/server/server-process.ts';
import { startPostgresql } from '../../fixtures/server/start-postgresql.ts';
import { askChild } from '../harness/child-program.ts';
import { ledgerToday } from '../read-models/ledger.ts';
import type { TenantOrder } from './tenants.ts';

/** The server as in production: its own process, on a PostgreSQL of its own whose commits reach the disk. */
export type BenchServer = {
  readonly url: string;
  readonly postgresql: string;
  /** Fills a tenant; resolves with the number of its documents. */
  fill(order: Omit<TenantOrder, 'databaseUrl'>): Promise<number>;
  /** Stops the server's process and starts it at the same address. Resolves when it listens. */
  restart(): Promise<void>;
};

const seedProgram = fileURLToPath(new URL('./seed-process.ts', import.meta.url));

/**
 * Starts PostgreSQL and the server, works with them and stops both.
 * @throws {Error} where there is no PostgreSQL on this machine.
 */
export async function withServer<Result>(
  folder: string,
  work: (server: BenchServer) => Promise<Result>,
): Promise<Result> {
  // PostgreSQL does not run as root: whoever it runs as must get to its folder.
  chmodSync(folder, 0o711);
  const { cluster, place } = await startCluster(folder);
  try {
    const server = await startServer(cluster.url, place);
    try {
      return await work(server);
    } finally {
      await server.end();
    }
  } finally {
    await cluster.stop();
  }
}

/** In the folder, where it can be. */
async function startCluster(folder: string) {
  const cluster = await startPostgresql({ parent: folder, isDurable: true });
  if (typeof cluster !== 'string') return { cluster, place: '' };
  const elsewhere = await startPostgresql({ isDurable: true });
  if (typeof elsewhere === 'string') throw new Error(elsewhere);
  return { cluster: elsewhere, place: ', in the folder for temporary files' };
}

async function startServer(
  databaseUrl: string,
  place: string,
): Promise<BenchServer & { end(): Promise<void> }> {
  const start = (port: string) =>
    startServerProcess({ DATABASE_URL: databaseUrl, DUEBOOK_TODAY: ledgerToday, PORT: port });
  let running: ServerProcess = await start('0');
  const { url } = running;
  const end = async () => {
    if ((await running.end('SIGTERM')) !== 0) throw new Error('the server did not stop well');
  };
  return {
    url,
    postgresql: `${await postgresqlVersion(databaseUrl)}, fsync on, settings as installed${place}`,
    fill: async (order) => {
      const answer = await askChild(seedProgram, { ...order, databaseUrl });
      await settle(databaseUrl);
      return z.object({ documents: z.number() }).parse(answer).documents;
    },
    restart: async () => {
      await end();
      running = await start(new URL(url).port);
    },
    end,
  };
}

/** What PostgreSQL would do by itself in the minutes after a large import: statistics, and what is not on disk yet. */
async function settle(databaseUrl: string): Promise<void> {
  await asOwner(databaseUrl, async (client) => {
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  });
}

function postgresqlVersion(databaseUrl: string): Promise<string> {
  return asOwner(databaseUrl, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? 'unknown';
  });
}

async function asOwner<Result>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
