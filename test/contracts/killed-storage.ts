import type { RxDocumentData } from 'rxdb';
import { getRxStorageSqlite, type RxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';
import { type Contact, contact } from './contact-documents.ts';

export const KILLED_KEY = new Uint8Array(32).fill(5);
export const BATCH_SIZE = 20;

export function killedStorage(folder: string): RxStorageSqlite {
  return getRxStorageSqlite({ directory: folder, key: KILLED_KEY, pollIntervalMs: 5 });
}

function batchIds(writer: string, batch: number): string[] {
  return Array.from({ length: BATCH_SIZE }, (_, index) => `${writer}/${batch}/${index}`);
}

/** The documents of a batch, each writer's and batch's different from all others. */
export function batchDocuments(writer: string, batch: number): RxDocumentData<Contact>[] {
  const note = `${writer} ${batch} `.repeat((batch * 7) % 300);
  return batchIds(writer, batch).map((id) => contact(id, { note, age: batch }));
}

/** Which batch of which writer these documents are; undefined where they are no whole batch. */
export function wholeBatch(ids: readonly string[]): { writer: string; batch: number } | undefined {
  const [writer = '', batch = ''] = ids[0]?.split('/') ?? [];
  return ids.join() === batchIds(writer, Number(batch)).join() ? { writer, batch: Number(batch) } : undefined;
}
