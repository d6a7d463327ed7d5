import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { storageFileName } from '../../../src-main/engine/start-engine.ts';
import { createSystemClock } from '../../../src-main/engine/system-clock.ts';
import { createSqliteDevice } from '../../../src-main/storage/device/sqlite-device.ts';
import { openReplica } from '../../../src-main/storage/replica/open-replica.ts';
import { getRxStorageSqlite } from '../../../src-main/storage/rx-storage-sqlite.ts';
import { openSqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import type { SyncState } from '../../../src-shared/contract/sync-state.ts';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { EngineClient } from '../read-models/engine-child.ts';
import type { EngineInput } from '../read-models/engine-messages.ts';
import { ledgerToday } from '../read-models/ledger.ts';
import { benchPassword, type SignInName } from './tenants.ts';

const key = Array.from({ length: 32 }, (_, index) => index + 1);

/** A workstation's folder with its key; offline without a server. */
export function workstationAt(directory: string, serverUrl?: string): EngineInput {
  const input = { directory, key, today: ledgerToday };
  return serverUrl === undefined ? input : { ...input, serverUrl };
}

/** Signs in on a workstation; resolves when everything in the person's scope has arrived. */
export async function signInAndSync(client: EngineClient, { userName }: SignInName): Promise<void> {
  await client.session.signIn({ userName, password: benchPassword });
  await untilSync(client, ({ phase }) => phase === 'up-to-date');
}

/** Resolves when the state of the sync fulfils the condition. */
export async function untilSync(client: EngineClient, holds: (state: SyncState) => boolean): Promise<void> {
  for await (const state of await client.sync.watch()) {
    if (holds(state)) return;
  }
  throw new Error('the state of the sync ended');
}

/** How many documents the replica of a workstation holds while no engine runs on it. */
export async function countReplica({ directory, key: bytes }: EngineInput): Promise<number> {
  const file = openSqliteFile({ path: join(directory, storageFileName), key: Uint8Array.from(bytes) });
  try {
    const { deviceId } = createSqliteDevice(file, { next: () => randomUUID() }, createSystemClock());
    const replica = await openReplica(getRxStorageSqlite({ file }), deviceId());
    let count = 0;
    for (const name of collectionNames) count += await replica.collections[name].count().exec();
    await replica.close();
    return count;
  } finally {
    file.close();
  }
}
