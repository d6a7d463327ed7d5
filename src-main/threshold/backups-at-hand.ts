import { type OpenedEnvelope, zero } from '../desktop/keys/envelope.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import { type FoundBackup, latestBackup, restoreBackup } from '../desktop/recovery/latest-backup.ts';
import { refusal } from './ask-passphrase.ts';
import type { ThresholdOptions } from './threshold-options.ts';

/** The backups beside the data, of which the newest that is not known to be of no use can be put back. */
export class BackupsAtHand {
  readonly #options: Pick<ThresholdOptions, 'place' | 'now' | 'log'>;
  /** Paths of those that were tried and cannot be restored. */
  readonly #unusable = new Set<string>();

  constructor(options: Pick<ThresholdOptions, 'place' | 'now' | 'log'>) {
    this.#options = options;
  }

  newest(): FoundBackup | undefined {
    return latestBackup(this.#options.place.databasePath, this.#unusable);
  }

  /** Those that could not be restored may be others now. */
  lookAnew(): void {
    this.#unusable.clear();
  }

  /**
   * Puts a backup in the place of the file, and forgets the keys that open it.
   * @throws {FailureError} BACKUP_NOT_USABLE with `madeAt`, or what the disk says; the file is then as it was
   */
  putBack(backup: FoundBackup, opened: OpenedEnvelope): void {
    const { place, now, log } = this.#options;
    try {
      restoreBackup(place.databasePath, backup, opened.databaseKey, now());
    } catch (error) {
      log('error', 'threshold.restore-failed', { cause: placeOfError(error) });
      // A backup that is good has no place there.
      if (isOfDisk(error)) throw error;
      this.#unusable.add(backup.path);
      throw refusal('BACKUP_NOT_USABLE', { madeAt: backup.madeAt });
    } finally {
      zero(opened);
    }
  }
}

function isOfDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'STORAGE_FULL' || error.code === 'STORAGE_READ_ONLY')
  );
}
