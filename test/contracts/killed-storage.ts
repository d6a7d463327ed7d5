import { getRxStorageSqlite, type RxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';

export const BATCH_SIZE = 20;

export function killedStorage(folder: string): RxStorageSqlite {
  return getRxStorageSqlite({ directory: folder, key: new Uint8Array(32).fill(5) });
}

export function batchIds(round: number, batch: number): string[] {
  return Array.from({ length: BATCH_SIZE }, (_, index) => `${round}-${batch}-${index}`);
}
