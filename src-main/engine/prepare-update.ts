import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SyncPhase } from '../../src-shared/contract/sync-state.ts';
import { readDrafts } from './draft-calls.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import type { PrepareAsk, Preparedness } from './ports/update-readiness.ts';

export type UpdatePreparer = {
  /** Says why a new version has to wait; else the workstation is safe, with a verified backup where it migrates. */
  prepare(ask: PrepareAsk): Promise<Preparedness>;
  close(): void;
};

export type PreparerOptions = {
  readonly services: EngineServices;
  /** The newest migration that this program knows. */
  readonly storageVersion: number;
  /** Where backups before an update go. */
  readonly backupFolder: string;
  readonly isStorageError: (error: unknown) => boolean;
};

const connectedPhases: readonly SyncPhase[] = ['first-sync', 'syncing', 'up-to-date'];
const typingMs = 2 * 60 * 1_000;
const namePrefix = 'before-update-';

/** Watches what a new version would interrupt. */
export function createUpdatePreparer(options: PreparerOptions): UpdatePreparer {
  const { services, storageVersion } = options;
  let typedAt: number | undefined;
  const stop = services.bus.listen(({ kind }) => {
    if (kind === 'drafts') typedAt = services.monotonic.elapsedMs();
  });
  const isTyping = (): boolean =>
    typedAt !== undefined &&
    services.monotonic.elapsedMs() - typedAt < typingMs &&
    Object.keys(readDrafts(services)?.texts ?? {}).length > 0;
  return {
    async prepare(ask) {
      const migrates = ask.storageVersion > storageVersion;
      // The engine of real work is closed meanwhile: its file cannot be backed up.
      if (services.training.view().isTraining && (migrates || !ask.isAtQuit)) return delayed('training');
      if (!ask.isAtQuit && isTyping()) return delayed('typing');
      if (!ask.isAtQuit && isSending(services)) return delayed('sending');
      return migrates ? backUp(options) : { name: 'prepared' };
    },
    close: stop,
  };
}

function delayed(delay: Extract<Preparedness, { readonly name: 'delayed' }>['delay']): Preparedness {
  return { name: 'delayed', delay };
}

/** True while commands or files are on their way; without a connection they wait, and outlive the program. */
function isSending(services: EngineServices): boolean {
  if (!connectedPhases.includes(services.sync.state().phase)) return false;
  return (
    services.outbox.unansweredIds().length > 0 || services.files.nextToSend(actorIdOf(services)) !== undefined
  );
}

/** Keeps one backup; where none can be made, nothing may be here that the server does not have. */
async function backUp({ services, storageVersion, backupFolder, isStorageError }: PreparerOptions) {
  const stamp = services.clock.now().replace(/[^\dTZ]/g, '');
  const name = `${namePrefix}${storageVersion}-${stamp}.sqlite`;
  try {
    await services.deviceFile.backUp(join(backupFolder, name));
  } catch (error) {
    if (!isStorageError(error)) throw error;
    const isSent = services.outbox.unansweredIds().length === 0;
    services.log('warn', 'updates.no-backup', { isSent });
    return isSent ? ({ name: 'prepared' } as const) : ({ name: 'no-backup' } as const);
  }
  const earlier = (await readdir(backupFolder)).filter((one) => one.startsWith(namePrefix) && one !== name);
  for (const one of earlier) await rm(join(backupFolder, one), { recursive: true, force: true });
  services.log('info', 'updates.backed-up');
  return { name: 'prepared' } as const;
}
