import { join, resolve } from 'node:path';
import { makeDataPlace, type NoFolder } from '../desktop/data-place.ts';

export type DataFolders = {
  /** Wrapped key and lock; not the database's own folder. */
  readonly desktop: string;
  readonly database: string;
  /** Not made here: it is there only while somebody trains. */
  readonly training: string;
  readonly browserProfile: string;
  /** Made with the first line that is logged. */
  readonly logs: string;
};

/**
 * Where the Electron host keeps what. The browser host has its own folders beside them: its key is kept in another way,
 * so neither could open the other's database.
 */
export function layOutDataFolders(dataFolder: string): DataFolders {
  const desktop = join(resolve(dataFolder), 'desktop');
  return {
    desktop,
    database: join(desktop, 'database'),
    training: join(desktop, 'training'),
    browserProfile: join(desktop, 'profile'),
    logs: join(desktop, 'logs'),
  };
}

/** Makes the folders that have to be there from the start, and sees that the data in them can be read and written. */
export async function makeDataFolders({
  desktop,
  database,
  browserProfile,
}: DataFolders): Promise<NoFolder | undefined> {
  return makeDataPlace({
    folders: [desktop, database, browserProfile],
    databaseFile: join(database, 'workstation.sqlite'),
    keyFile: join(desktop, 'workstation.key'),
  });
}
