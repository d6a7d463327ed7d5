import { refusal } from './ask-passphrase.ts';

/** What a person is told where a backup was not put in the place of the file. */
export function restoreRefusal(error: unknown): unknown {
  return isOfDisk(error) ? error : refusal('BACKUP_NOT_USABLE');
}

/** A backup that is good has no place. */
function isOfDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'STORAGE_FULL' || error.code === 'STORAGE_READ_ONLY')
  );
}
