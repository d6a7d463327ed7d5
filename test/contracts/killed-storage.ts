import { getRxStorageSqlite, type RxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';

export const KILLED_KEY = new Uint8Array(32).fill(5);
export const BATCH_SIZE = 20;

export function killedStorage(folder: string): RxStorageSqlite {
  return getRxStorageSqlite({ directory: folder, key: KILLED_KEY, pollIntervalMs: 5 });
}

export function batchIds(writer: string, batch: number): string[] {
  return Array.from({ length: BATCH_SIZE }, (_, index) => `${writer}/${batch}/${index}`);
}

/** Which batch of which writer these documents are; undefined where they are no whole batch. */
export function wholeBatch(ids: readonly string[]): { writer: string; batch: number } | undefined {
  const [writer = '', batch = ''] = ids[0]?.split('/') ?? [];
  return ids.join() === batchIds(writer, Number(batch)).join() ? { writer, batch: Number(batch) } : undefined;
}
