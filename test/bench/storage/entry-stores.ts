import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { getRxStorageSqlite } from '../../../src-main/storage/rx-storage-sqlite.ts';
import { openSqliteFile, type SqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { type EntryTable, entryTableOf } from './bare-driver.ts';
import type { DexieBrowser } from './dexie-browser.ts';
import { type OpenEntries, openEntries, rxSide } from './rx-side.ts';
import type { StorageSide } from './storage-side.ts';

export type StoreSetting = {
  /** Takes the files of all stores. */
  readonly folder: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly seed: number;
  /** Undefined where there is no Chromium. */
  readonly browser: DexieBrowser | undefined;
};

export type StoreSize = {
  readonly name: string;
  readonly size: number;
  /** Whether the others are filled as well: not where that would take many minutes. */
  readonly isCompared: boolean;
};

/** The same entries in all storages that are compared. */
export type EntryStore = StoreSize & {
  /** The folder of the storage's file. */
  readonly directory: string;
  readonly rx: OpenEntries;
  readonly rxSide: StorageSide;
  readonly table: EntryTable;
  /** A connection of its own to the storage's file, for the bare driver. */
  readonly bareFile: SqliteFile;
  readonly dexie: StorageSide | undefined;
  close(): Promise<void>;
};

/** Opens a store, making it where it does not exist; everything in memory is new. */
export async function openEntryStore(setting: StoreSetting, wanted: StoreSize): Promise<EntryStore> {
  const { folder, key, seed, browser } = setting;
  const directory = join(folder, wanted.name);
  mkdirSync(directory, { recursive: true });
  const rx = await openEntries(getRxStorageSqlite({ directory, key }), wanted.name);
  const table = entryTableOf(rx.entries);
  const bareFile = openSqliteFile({ path: table.path, key });
  return {
    ...wanted,
    directory,
    rx,
    rxSide: rxSide(rx.entries, seed),
    table,
    bareFile,
    dexie: wanted.isCompared ? await browser?.open(wanted.name, seed) : undefined,
    async close() {
      await rx.close();
      bareFile.close();
    },
  };
}
