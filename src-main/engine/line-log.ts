import type { Log } from './ports/log.ts';

/** One JSON object per line. */
export function createLineLog(write: (line: string) => void, now: () => string): Log {
  return (level, event, fields) => write(`${JSON.stringify({ at: now(), level, event, ...fields })}\n`);
}
