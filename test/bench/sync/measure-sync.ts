import { type BenchOptions, isWanted } from '../harness/bench-options.ts';
import type { Measurement } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import type { BenchResult } from '../harness/run-bench.ts';
import { type BenchServer, withServer } from './bench-server.ts';
import { measureCouch } from './measure-couch.ts';
import { firstSyncMeasurement, timeFirstSync } from './measure-first-sync.ts';
import { measureWork } from './measure-work.ts';
import { documentsPerAccount } from './tenants.ts';

/** The whole way between workstations and a server on PostgreSQL, all on this machine. */
export function measureSync(options: BenchOptions, folder: string): Promise<BenchResult> {
  return withServer(folder, async (server) => {
    const work = await measureWork(options, server, folder);
    const firstSyncs = await measureFirstSyncs(options, server, folder);
    return { measurements: [...firstSyncs, ...work], programs: { PostgreSQL: server.postgresql } };
  });
}

async function measureFirstSyncs(
  options: BenchOptions,
  server: BenchServer,
  folder: string,
): Promise<readonly Measurement[]> {
  const isCouchWanted = isWanted(options, 'couch');
  if (!isCouchWanted && !isWanted(options, 'first-sync')) return [];
  const { size, isQuick } = options;
  const small = await firstSyncOf({ options, server, folder, size, rounds: isQuick ? 1 : 3 });
  const found = [small.measurement];
  if (isCouchWanted) {
    const setting = { folder, seed: options.seed, accounts: small.accounts, rounds: isQuick ? 1 : 2 };
    found.push(await measureCouch(setting, small.rates));
  }
  if (isWanted(options, 'first-sync') && !isQuick) {
    const large = await firstSyncOf({ options, server, folder, size: size * 10, rounds: 1 });
    found.push(large.measurement);
  }
  return found.filter(({ name }) => isWanted(options, name));
}

type Order = {
  readonly options: BenchOptions;
  readonly server: BenchServer;
  readonly folder: string;
  /** Documents, roughly. */
  readonly size: number;
  readonly rounds: number;
};

async function firstSyncOf({ options, server, folder, size, rounds }: Order) {
  const tenantId = `ledger-${size}`;
  const accounts = Math.ceil(size / documentsPerAccount);
  progress(`filling an organisation with ${size} documents`);
  const order = { tenantId, seed: options.seed, accounts, collectors: 1, managers: 0 };
  const documents = await server.fill(order);
  const times = await timeFirstSync({
    folder,
    serverUrl: server.url,
    tenantId,
    documents,
    accounts,
    rounds,
  });
  const rates = times.engineMs.map((ms) => (documents * 1000) / ms);
  return { accounts, rates, measurement: firstSyncMeasurement(documents, times) };
}
