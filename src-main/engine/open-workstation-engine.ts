import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SessionView } from '../../src-shared/contract/session-view.ts';
import type { SignInDetails } from './auto-sign-in.ts';
import type { Log } from './ports/log.ts';
import { type Engine, type EngineOptions, startEngine } from './start-engine.ts';
import { createSystemClock, readFixedTime, systemMonotonicClock } from './system-clock.ts';
import { timerScheduler } from './timer-scheduler.ts';

export type WorkstationOptions = {
  readonly directory: string;
  readonly key: Uint8Array;
  readonly serverUrl: string;
  /** M4: a fixed business date for demonstrations, or the instant at which their clock starts. */
  readonly today: string | undefined;
  /** JSON with `userName` and `password`; used only while nobody has signed in on this device. */
  readonly signInFile: string | undefined;
  readonly host: SessionView['host'];
  readonly version: string;
  /** Where a bundled host keeps the document worker; beside the source it is found. */
  readonly documents?: EngineOptions['documents'];
  readonly log: Log;
};

/**
 * Starts the engine on the real clock and real randomness: what both hosts run.
 * @throws {EngineStartFailure} when the local database cannot be opened; nothing runs then.
 */
export function openWorkstationEngine(options: WorkstationOptions): Promise<Engine> {
  const fixed = readFixedTime(options.today ?? '');
  return startEngine({
    ...options,
    clock: createSystemClock(fixed?.today, fixed?.startsAt),
    monotonic: systemMonotonicClock,
    ids: { next: () => randomUUID() },
    random: Math.random,
    scheduler: timerScheduler,
    signIn: readSignIn(options.signInFile, options.log),
  });
}

const signInSchema = z.object({ userName: z.string().min(1), password: z.string().min(1) });
const demoSignInSchema = z.object({ collector: signInSchema }).transform((people) => people.collector);

/** Takes the file of one person, or of the embedded server's demo users, whose collector it is then. */
function readSignIn(path: string | undefined, log: Log): SignInDetails | undefined {
  if (path === undefined) return undefined;
  try {
    return z.union([signInSchema, demoSignInSchema]).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    // The person can sign in by hand; the file's content must not get into a message.
    log('warn', 'sign-in.file-not-readable', { cause: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
}
