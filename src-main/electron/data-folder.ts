import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

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

/** A folder that is not there and cannot be made; the code is that of the system, such as EACCES. */
export type NoFolder = { readonly folder: string; readonly code: string };

/** Makes the folders that have to be there from the start, readable by the owner alone. */
export async function makeDataFolders({
  desktop,
  database,
  browserProfile,
}: DataFolders): Promise<NoFolder | undefined> {
  for (const folder of [desktop, database, browserProfile]) {
    try {
      await makeFolder(folder);
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      return { folder, code };
    }
  }
  return undefined;
}

/** Folder by folder: Node's recursive mkdir never ends where the one above is there and takes none. */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    // Another start may have made it in between.
    if (codeOf(error) !== 'EEXIST' || !(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
