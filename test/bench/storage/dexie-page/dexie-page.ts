import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { type OpenEntries, openEntries, rxSide } from '../rx-side.ts';
import type { StorageSide } from '../storage-side.ts';

/** What the page offers to the program that opened it. */
export type DexiePage = {
  open(name: string): Promise<void>;
  close(): Promise<void>;
  side(name: string, seed: number): StorageSide;
};

declare global {
  interface Window {
    dexiePage: DexiePage;
  }
}

const opened = new Map<string, OpenEntries>();

window.dexiePage = {
  async open(name) {
    opened.set(name, await openEntries(getRxStorageDexie(), name));
  },
  async close() {
    for (const { close } of opened.values()) await close();
    opened.clear();
  },
  side(name, seed) {
    const found = opened.get(name);
    if (found === undefined) throw new Error(`${name} is not open`);
    return rxSide(found.entries, seed);
  },
};
