import { mkdirSync } from 'node:fs';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';
import { createLineLog } from '../../engine/line-log.ts';
import type { Log } from '../../engine/ports/log.ts';
import { plainFields } from './plain-fields.ts';

export type KeptLog = {
  readonly log: Log;
  /** Resolves when everything that was logged is in the file; nothing is logged afterwards. */
  readonly close: () => Promise<void>;
};

export type KeptLogOptions = {
  readonly folder: string;
  /** One for each process: two would rotate each other's files away. */
  readonly name: 'main' | 'engine' | 'host';
  /** Takes what an operator must know at once. */
  readonly print: (line: string) => void;
  readonly now: () => string;
  readonly fileBytes?: number;
};

/** Each process keeps so many files of so many bytes: weeks of work, and less than a few photographs take. */
const keptFiles = 5;
const defaultFileBytes = 5_000_000;

/**
 * A log that is printed and kept: one JSON object a line in files that rotate, readable by the owner alone. The file is
 * opened with the first line, so that a program which does not get so far leaves nothing. A disk that is full or gone
 * takes the file away, never the program.
 */
export function openKeptLog({ folder, name, print, now, fileBytes }: KeptLogOptions): KeptLog {
  let stream: RotatingFileStream | undefined;
  let isClosed = false;
  const printed = createLineLog(print, now);
  const lost = (error: Error): void => {
    if (isClosed) return;
    isClosed = true;
    printed('warn', 'log.file-lost', plainFields({ cause: codeOf(error) }));
  };
  const kept = createLineLog(
    (line) => {
      try {
        stream ??= openStream(folder, name, fileBytes ?? defaultFileBytes, lost);
        stream.write(line);
      } catch (error) {
        lost(error instanceof Error ? error : new Error('unknown'));
      }
    },
    now,
    true,
  );
  return {
    log: (level, event, fields) => {
      const plain = fields === undefined ? undefined : plainFields(fields);
      printed(level, event, plain);
      if (!isClosed) kept(level, event, plain);
    },
    close: () => {
      const open = isClosed ? undefined : stream;
      isClosed = true;
      return open === undefined ? Promise.resolve() : new Promise((resolve) => open.end(() => resolve()));
    },
  };
}

function openStream(
  folder: string,
  name: string,
  fileBytes: number,
  onLost: (error: Error) => void,
): RotatingFileStream {
  // rotating-file-stream would make it readable by everybody; this is the first line, long after the window.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stream = createStream((index) => (index === null ? `${name}.log` : `${name}.${index}.log`), {
    path: folder,
    size: `${fileBytes}B`,
    rotate: keptFiles - 1,
    mode: 0o600,
  });
  stream.on('error', onLost);
  stream.on('warning', onLost);
  return stream;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
