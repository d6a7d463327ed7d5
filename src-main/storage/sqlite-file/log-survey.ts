import { blocksOfFrame, isSame, type LogFrame, type LogHeader, readLog, type Salts } from './log-frames.ts';

export type LogSurvey = {
  /** Commits that had reached the disk are behind a place that was altered. */
  readonly hasLostCommits: boolean;
  /** Commits of this log are behind the point where SQLite stops reading. */
  readonly hasLeftovers: boolean;
  /** The salts of the frames in hexadecimal: no other log has them. */
  readonly name: string;
};

// What a disk writes whole or not at all, and what the system hands it in one piece.
const BLOCK_BYTES = 4096;

/** Reads a write-ahead log through, a few milliseconds for each 10 MB, and says whether it is what was written. */
export function surveyLog(logPath: string): LogSurvey {
  const frames: LogFrame[] = [];
  let header: LogHeader | undefined;
  for (const part of readLog(logPath)) {
    if ('isIntact' in part) header = part;
    else frames.push(part);
  }
  const name = (frames[0]?.salts ?? [0, 0]).map((salt) => salt.toString(16).padStart(8, '0')).join('');
  if (header === undefined) return { hasLostCommits: false, hasLeftovers: false, name };
  if (!header.isIntact) return { hasLostCommits: hasFramesOf(header, frames), hasLeftovers: false, name };
  const { salts } = header;
  const end = frames.findIndex(({ isInOrder }) => !isInOrder);
  const leftovers = end === -1 ? [] : frames.slice(end);
  const commits = leftovers.filter((frame) => frame.isCommit && isSame(frame.salts, salts));
  return {
    // One commit behind may be a write that was interrupted.
    hasLostCommits: commits.length > 1 && wasWritten(frames, end, salts),
    hasLeftovers: commits.length > 0,
    name,
  };
}

/**
 * Whether a frame had reached the disk, so that only a later change can have made it bad. Not all commits wait for the
 * disk, so after a power cut a frame may be missing, whole or in part, although commits behind it are there. Each block
 * of the disk that it lies on must show that this log wrote there: by the salts of the frame's own header, or by those
 * of the next one, written later into the block where this one ends. Otherwise zeros or an earlier log show. Of four
 * frames in 512 the salts lie on the wrong side of a block boundary: those prove nothing.
 */
function wasWritten(frames: readonly LogFrame[], index: number, salts: Salts): boolean {
  const shown = [index, index + 1]
    .filter((at) => showsEither(frames[at]?.salts, salts))
    .map((at) => blocksOfFrame(at, BLOCK_BYTES).ofSalts);
  const { first, last } = blocksOfFrame(index, BLOCK_BYTES);
  for (let block = first; block <= last; block += 1) {
    if (!shown.includes(block)) return false;
  }
  return true;
}

// An earlier log has neither of the two, so one is enough, and the other may have been altered.
function showsEither(found: Salts | undefined, salts: Salts): boolean {
  return found !== undefined && (found[0] === salts[0] || found[1] === salts[1]);
}

/** A header is on the disk before the first frame is written. One that shows a salt of the frames was theirs. */
function hasFramesOf(header: LogHeader, frames: readonly LogFrame[]): boolean {
  const salts = frames[0]?.salts;
  if (salts === undefined || !showsEither(header.salts, salts)) return false;
  return frames.some((frame) => frame.isCommit && isSame(frame.salts, salts));
}
