import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export type DataFolders = {
  readonly workstation: string;
  readonly database: string;
  readonly browserProfile: string;
};

/** Lays out and creates the folders of the Electron host, readable by the owner alone. */
export function prepareDataFolders(dataFolder: string): DataFolders {
  const workstation = join(dataFolder, 'workstation');
  const database = join(workstation, 'database');
  const browserProfile = join(workstation, 'profile');
  for (const folder of [workstation, database, browserProfile]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  return { workstation, database, browserProfile };
}
