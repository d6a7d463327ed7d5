import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HostFailure } from '../desktop/host-failure.ts';
import { openKeyFile } from '../desktop/keys/key-file.ts';
import { openWorkstationEngine } from '../engine/open-workstation-engine.ts';
import type { Log } from '../engine/ports/log.ts';
import { type Engine, storageFileName } from '../engine/start-engine.ts';
import type { DocumentsCommand } from './documents-command-options.ts';
import { lockFolder } from './folder-lock.ts';

/** A workstation without a window. */
export type DocumentsWorkstation = { readonly engine: Engine; close(): Promise<void> };

/**
 * Opens the engine of a data folder as its workstation would, and holds the workstation's own lock meanwhile.
 * @throws {HostFailure | EngineStartFailure} in words for the person who called; nothing runs then.
 */
export async function openDocumentsWorkstation(
  command: DocumentsCommand,
  version: string,
  log: Log,
): Promise<DocumentsWorkstation> {
  const { dataDirectory, passphrase, today, workers } = command;
  const directory = join(dataDirectory, 'workstation');
  const databasePath = join(directory, storageFileName);
  if (!existsSync(databasePath)) {
    throw new HostFailure(`There are no data of a workstation in the browser: ${databasePath} is missing.`);
  }
  const unlock = lockFolder(join(dataDirectory, 'workstation.lock'));
  try {
    const key = await openKeyFile({ path: join(dataDirectory, 'workstation.key'), databasePath, passphrase });
    const engine = await openWorkstationEngine({
      ...{ directory, key, today, version, log, host: 'browser' },
      ...{ serverUrl: undefined, signInFile: undefined, demoSignInFile: undefined },
      documents: { size: workers },
    });
    return {
      engine,
      async close() {
        await engine.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
