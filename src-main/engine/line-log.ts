import type { Log } from './ports/log.ts';

/** One JSON object per line. What is merely informative stays silent unless it is asked for. */
export function createLineLog(write: (line: string) => void, now: () => string, showsInfo = false): Log {
  return (level, event, fields) => {
    if (level === 'info' && !showsInfo) return;
    write(`${JSON.stringify({ at: now(), level, event, ...fields })}\n`);
  };
}
