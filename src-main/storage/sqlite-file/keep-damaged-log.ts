import { copyFileSync, statSync } from 'node:fs';
import { isSame, type LogFrame, type LogHeader, readLog } from './log-frames.ts';
import { withFileErrors } from './with-file-errors.ts';

type LogSummary = {
  header: LogHeader | undefined;
  readonly frames: LogFrame[];
};

/**
 * Looks at the write-ahead log that a crashed program left, before SQLite reads it: SQLite takes everything behind the
 * first bad frame for the remains of an interrupted write and drops it without a word. Where that would drop commits
 * that had reached the disk, a copy of the log is kept.
 * @returns the path of the copy; undefined where nothing is lost, or no more than an interrupted write looks like.
 */
export function keepDamagedLog(path: string): string | undefined {
  const logPath = `${path}-wal`;
  if ((statSync(logPath, { throwIfNoEntry: false })?.size ?? 0) === 0) return undefined;
  return withFileErrors(() => {
    const log = summarize(logPath);
    // Looking twice: another process may have been writing where the first look was reading.
    if (!hasLostCommits(log) || !hasLostCommits(summarize(logPath))) return undefined;
    // Named after the log's own salts, so that opening twice keeps it once.
    const name = (log.frames[0]?.salts ?? [0, 0]).map((salt) => salt.toString(16).padStart(8, '0')).join('');
    const copyPath = `${path}.${name}.damaged-log`;
    copyFileSync(logPath, copyPath);
    return copyPath;
  });
}

function summarize(logPath: string): LogSummary {
  const log: LogSummary = { header: undefined, frames: [] };
  for (const part of readLog(logPath)) {
    if ('isIntact' in part) log.header = part;
    else log.frames.push(part);
  }
  return log;
}

/**
 * With synchronous = FULL a frame is written only when all commits before it are on the disk. So commits of the same
 * log behind the transaction that holds the first bad frame prove that this frame was good once. Whether the last
 * commit was altered or never written whole cannot be told apart; it counts as interrupted.
 */
function hasLostCommits({ header, frames }: LogSummary): boolean {
  if (header === undefined) return false;
  if (!header.isIntact) return hasFramesOf(header, frames);
  const behind = frames.slice(frames.findIndex(({ isInOrder }) => !isInOrder));
  const commits = behind.filter(({ isCommit, salts }) => isCommit && isSame(salts, header.salts));
  return frames.some(({ isInOrder }) => !isInOrder) && commits.length > 1;
}

// A new log takes two new salts. One that is still the frames' own says that this header was theirs.
function hasFramesOf(header: LogHeader, frames: readonly LogFrame[]): boolean {
  const salts = frames[0]?.salts;
  if (salts === undefined) return false;
  const isTheirs = salts[0] === header.salts[0] || salts[1] === header.salts[1];
  return isTheirs && frames.some((frame) => frame.isCommit && isSame(frame.salts, salts));
}
