import { type OpenedEnvelope, zero } from '../desktop/keys/envelope.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import { type FoundBackup, restoreBackup } from '../desktop/recovery/latest-backup.ts';
import { refusal } from './ask-passphrase.ts';
import type { ThresholdOptions } from './threshold-options.ts';

/**
 * Puts a backup in the place of the file, and forgets the keys that open it.
 * @throws {FailureError} BACKUP_NOT_USABLE, or what the disk says; the file is then as it was
 */
export function putBack(
  backup: FoundBackup,
  opened: OpenedEnvelope,
  { place, now, log }: Pick<ThresholdOptions, 'place' | 'now' | 'log'>,
): void {
  try {
    restoreBackup(place.databasePath, backup, opened.databaseKey, now());
  } catch (error) {
    log('error', 'threshold.restore-failed', { cause: placeOfError(error) });
    // A backup that is good has no place there.
    throw isOfDisk(error) ? error : refusal('BACKUP_NOT_USABLE');
  } finally {
    zero(opened);
  }
}

function isOfDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'STORAGE_FULL' || error.code === 'STORAGE_READ_ONLY')
  );
}
