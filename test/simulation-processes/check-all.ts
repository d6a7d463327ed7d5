import { openPostgresqlStore } from '../../src-server/store/open-postgresql.ts';
import type { ServerRows } from '../simulation/world/server-rows.ts';
import { type BrokenPromise, brokenPromise } from './broken-promise.ts';
import { checkCommands } from './checks/check-commands.ts';
import { checkDatabase } from './checks/check-database.ts';
import { checkPlaintext } from './checks/check-plaintext.ts';
import { checkReplica } from './checks/check-replica.ts';
import { checkTenant } from './checks/check-tenant.ts';
import type { JudgedCommand } from './checks/found.ts';
import { dueDocuments, readJudged } from './checks/read-server.ts';
import { readWorkstation } from './checks/read-workstation.ts';
import type { Workstation } from './workstation.ts';
import type { World } from './world.ts';

export type PlaceOfWords = {
  /** Stands in every text that was typed in the run. */
  readonly mark: string;
  /** Where the processes' output is: it holds no text of a document either. */
  readonly logFolder: string;
};

/** Checks every promise on what lies on the disks; the engines have ended, PostgreSQL runs. */
export async function checkAll(world: World, words: PlaceOfWords): Promise<readonly BrokenPromise[]> {
  // First: reading the files opens them, which might tidy them up.
  const readable = await checkDisks(world, words);
  const { rowsOf, broken } = await checkTenants(world);
  const judged = await readJudged(world.cluster);
  const checked = world.workstations.map((workstation) => {
    const rows = rowsOf.get(workstation.seat.tenantId);
    if (rows === undefined) throw new Error('a workstation of no organisation');
    return checkWorkstation(workstation, rows, judged);
  });
  const devices = new Set(checked.map(({ deviceId }) => deviceId));
  const strange = judged
    .filter(({ deviceId }) => !devices.has(deviceId))
    .map(({ id, deviceId }) =>
      brokenPromise('promise 2: exactly once', `${id} is of device ${deviceId}, which nobody has`),
    );
  const found = await checkDatabase(world.cluster);
  return [...readable, ...broken, ...checked.flatMap((one) => one.broken), ...strange, ...found];
}

async function checkTenants({ cluster, organisation }: World): Promise<{
  readonly rowsOf: ReadonlyMap<string, ServerRows>;
  readonly broken: readonly BrokenPromise[];
}> {
  const store = await openPostgresqlStore(cluster.url);
  try {
    const rowsOf = new Map<string, ServerRows>();
    const broken: BrokenPromise[] = [];
    for (const { tenantId } of organisation.tenants) {
      const checked = await checkTenant(store, tenantId);
      rowsOf.set(tenantId, checked.rows);
      broken.push(...checked.broken);
    }
    return { rowsOf, broken };
  } finally {
    await store.close();
  }
}

function checkWorkstation(
  { seat, key, directory, confirmed, withdrawn }: Workstation,
  rows: ServerRows,
  judged: readonly JudgedCommand[],
): { readonly deviceId: string; readonly broken: readonly BrokenPromise[] } {
  const held = readWorkstation(directory, key);
  const { deviceId } = held;
  const commands = {
    name: seat.name,
    confirmed: confirmed.map(({ commandId }) => commandId),
    withdrawn,
    held,
    judged: judged.filter((command) => command.deviceId === deviceId),
  };
  const due = dueDocuments(rows, seat.person.userId, deviceId);
  return { deviceId, broken: [...checkCommands(commands), ...checkReplica(seat.name, held.documents, due)] };
}

async function checkDisks(
  { workstations, cluster }: World,
  { mark, logFolder }: PlaceOfWords,
): Promise<readonly BrokenPromise[]> {
  // Names of customers, long enough that none occurs by chance.
  const rows = await cluster.query<{ name: string }>(
    `select distinct doc->>'name' as name from account where length(doc->>'name') > 12 limit 20`,
  );
  const words = [mark, ...rows.map(({ name }) => name)];
  const readable = [
    ...workstations.flatMap(({ disk }) => checkPlaintext(disk.folder, words)),
    ...checkPlaintext(logFolder, [mark]),
  ];
  return readable.map((detail) => brokenPromise('nothing of a document is readable on a disk', detail));
}
