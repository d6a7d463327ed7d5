import { sweepSessions, sweepSignInAttempts } from '../identity/sweep.ts';
import type { ServerParts } from './server-parts.ts';

const everyMs = 15 * 60_000;

/** Tidies up every quarter of an hour; returns how to stop that. */
export function sweepRegularly({
  store,
  clock,
  log,
}: Pick<ServerParts, 'store' | 'clock' | 'log'>): () => void {
  const sweep = async (): Promise<void> => {
    await sweepSignInAttempts(store.db, clock());
    await sweepSessions(store.db, clock());
  };
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => log.bug(error, 'sweep'));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
