import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDataFolder } from '../app/default-data-folder.ts';
import type { Environment } from '../app/environment-values.ts';
import { readStoreEnvironment, type StoreSettings } from '../app/read-environment.ts';
import { StartFailure } from '../app/start-failure.ts';
import { noStoreWords } from '../store/migrate.ts';
import type { ImportArguments } from './parse-arguments.ts';

/** The store that an import goes into, and how it is told to whoever imports. */
export type ImportTarget = { readonly store: StoreSettings; readonly words: string };

const storeVariables = ['DATABASE_URL', 'DATABASE_URL_FILE', 'DATABASE_OWNER_URL', 'DATABASE_OWNER_URL_FILE'];

/**
 * Which store an import goes into: that of the folder that is named, else that of the environment as for the server,
 * else that of `npm start`. Throws a StartFailure where the environment is wrong, or a folder holds no store.
 */
export function findTarget({ data }: Pick<ImportArguments, 'data'>, env: Environment): ImportTarget {
  if (data !== undefined) return folderTarget(join(data, 'server'), `--data ${data}`);
  const isSet = (name: string): boolean => (env[name] ?? '').trim() !== '';
  if (!isSet('DUEBOOK_DATA') && !storeVariables.some(isSet)) {
    return folderTarget(
      join(defaultDataFolder(process.platform, env), 'server'),
      'that of npm start, as nothing else is named',
    );
  }
  const store = readStoreEnvironment(env);
  if (store.dataFolder !== undefined) return folderTarget(store.dataFolder, 'DUEBOOK_DATA');
  return { store, words: databaseWords(store.databaseUrl ?? '') };
}

function folderTarget(folder: string, because: string): ImportTarget {
  const words = `embedded database in ${folder} (${because})`;
  if (!existsSync(join(folder, 'database', 'PG_VERSION'))) {
    throw new StartFailure(`store: ${words}\n${noStoreWords}`);
  }
  const store = { databaseUrl: undefined, ownerUrl: undefined, poolSize: undefined, dataFolder: folder };
  return { store, words };
}

/** Without user and password. */
function databaseWords(url: string): string {
  const { host, pathname } = new URL(url);
  return `PostgreSQL database ${decodeURIComponent(pathname.slice(1))} on ${host} (DATABASE_URL)`;
}
