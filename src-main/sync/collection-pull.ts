import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { Log } from '../engine/ports/log.ts';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import type { Backoff } from './backoff.ts';
import type { Connection } from './connection.ts';
import type { PullProgress } from './pull-progress.ts';

export type CollectionPullParts = {
  readonly name: CollectionName;
  readonly progress: Pick<PullProgress, 'whenWanted'>;
  readonly connection: Pick<Connection, 'whenConnected'>;
  /** Fetches the next page and stores it with its checkpoint. Throws where nothing of the page counts. */
  readonly step: () => Promise<void>;
  readonly backoff: Backoff;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/**
 * Pulls a collection page by page for as long as something of it is wanted and there is a line, then waits for more.
 * A page that cannot be stored (disk full) is tried again after a pause. Resolves when the signal has aborted and the
 * page then at work is done; nothing is written after that. Never rejects.
 */
export async function runCollectionPull(parts: CollectionPullParts): Promise<void> {
  const { name, progress, connection, step, backoff, log, signal } = parts;
  while ((await progress.whenWanted(name, signal)) && (await connection.whenConnected(signal))) {
    try {
      await step();
    } catch (error) {
      // Trying again is right for a bug, too: one page that breaks the program must not end the pull for good.
      const level = error instanceof StorageError ? 'warn' : 'error';
      log(level, 'sync.pull-error', { collection: name, cause: causeOf(error) });
      await backoff.wait();
    }
  }
}

function causeOf(error: unknown): string {
  if (error instanceof StorageError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
