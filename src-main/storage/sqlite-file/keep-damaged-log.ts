import { statSync } from 'node:fs';
import { copyPrivately } from './copy-file.ts';
import { withDraftFile } from './draft-file.ts';
import { surveyLog } from './log-survey.ts';
import { replaceFile } from './publish-file.ts';
import { StorageError } from './storage-error.ts';
import { withFileErrors } from './with-file-errors.ts';

export type FoundLog = {
  /** The copy of a log whose commits are lost. */
  readonly damagedLogPath: string | undefined;
  /**
   * Behind the point where SQLite will stop reading lie commits of the same log. Once it writes over the first of them,
   * the rest would look like commits that were lost, so the log has to be emptied before.
   */
  readonly hasLeftovers: boolean;
};

/**
 * Looks at the write-ahead log that a crashed program left, before SQLite reads it: SQLite takes everything behind the
 * first bad frame for the remains of an interrupted write and drops it without a word. Where that would drop commits
 * that had reached the disk, a copy of the log is kept.
 * @param besidePath the copy gets its name from this
 * @throws {StorageError} STORAGE_FULL, STORAGE_READ_ONLY, STORAGE_UNREACHABLE, STORAGE_IO
 */
export function keepDamagedLog(path: string, besidePath = path): FoundLog {
  const logPath = `${path}-wal`;
  return withFileErrors(() => {
    const size = statSync(logPath, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0) return { damagedLogPath: undefined, hasLeftovers: false };
    const log = surveyLog(logPath);
    // Looking twice: another process may have been writing where the first look was reading.
    const isDamaged = log.hasLostCommits && surveyLog(logPath).hasLostCommits;
    // Named after the log's own salts, so that opening twice keeps it once.
    const copyPath = `${besidePath}.${log.name}.damaged-log`;
    if (isDamaged) copyWhole(logPath, copyPath);
    return { damagedLogPath: isDamaged ? copyPath : undefined, hasLeftovers: log.hasLeftovers };
  });
}

/**
 * For work that would fold the log in and hand on the result as complete.
 * @throws {StorageError} STORAGE_DAMAGED, with the place of the copy in its message; the log stays as it is.
 */
export function refuseDamagedLog(path: string): void {
  const { damagedLogPath } = keepDamagedLog(path);
  if (damagedLogPath === undefined) return;
  const detail =
    `Its log was altered: commits in it are lost. A copy of the log is ${damagedLogPath}. ` +
    'To go on with what is left, start the workstation or check the file; then try again.';
  throw new StorageError('STORAGE_DAMAGED', { detail });
}

function copyWhole(logPath: string, copyPath: string): void {
  withDraftFile(copyPath, (draftPath) => {
    copyPrivately(logPath, draftPath);
    replaceFile(draftPath, copyPath);
  });
}
