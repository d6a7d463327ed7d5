import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export type DataFolders = {
  /** Wrapped key and lock; not the database's own folder. */
  readonly desktop: string;
  readonly database: string;
  /** Not made here: it is there only while somebody trains. */
  readonly training: string;
  readonly browserProfile: string;
};

/**
 * Lays out and creates the folders of the Electron host, readable by the owner alone. The browser host has its own
 * beside them: its key is kept in another way, so neither could open the other's database.
 */
export function prepareDataFolders(dataFolder: string): DataFolders {
  const desktop = join(dataFolder, 'desktop');
  const database = join(desktop, 'database');
  const browserProfile = join(desktop, 'profile');
  for (const folder of [desktop, database, browserProfile]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  return { desktop, database, training: join(desktop, 'training'), browserProfile };
}
