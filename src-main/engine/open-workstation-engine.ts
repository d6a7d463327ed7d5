import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SessionView } from '../../src-shared/contract/session-view.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { DemoSignIns, SignInDetails } from './settings-enrolment.ts';
import { type Engine, type EngineOptions, startEngine } from './start-engine.ts';
import { createSystemClock, readFixedTime, systemMonotonicClock } from './system-clock.ts';
import { timerScheduler } from './timer-scheduler.ts';

export type WorkstationOptions = {
  readonly directory: string;
  readonly key: Uint8Array;
  /** Undefined where the person who enrols the workstation names it. */
  readonly serverUrl: string | undefined;
  /** M4: a fixed business date for demonstrations, or the instant at which their clock starts. */
  readonly today: string | undefined;
  /** JSON with `userName` and `password`; used only while nobody has signed in on this device. */
  readonly signInFile: string | undefined;
  /** The same for demo accounts, which a first start offers instead of signing in by itself. */
  readonly demoSignInFile: string | undefined;
  /** The folder in which backups go, and of which they are; absent where the host has no way to put one back. */
  readonly dataFolder?: string;
  readonly host: SessionView['host'];
  readonly version: string;
  readonly training?: EngineOptions['training'];
  readonly policy?: EngineOptions['policy'];
  readonly sendRequest?: EngineOptions['sendRequest'];
  readonly keeping?: EngineOptions['keeping'];
  readonly onDamage?: EngineOptions['onDamage'];
  readonly desktop?: EngineOptions['desktop'];
  /** Where a bundled host keeps the document worker, and how many threads make documents. */
  readonly documents?: EngineOptions['documents'];
  readonly log: Log;
  readonly lastLogLines?: EngineOptions['lastLogLines'];
};

/**
 * Starts the engine on the real clock and real randomness: what both hosts run.
 * @throws {EngineStartFailure} when the local database cannot be opened; nothing runs then.
 */
export function openWorkstationEngine(options: WorkstationOptions): Promise<Engine> {
  return startEngine({
    ...options,
    clock: clockOf(options.today),
    monotonic: systemMonotonicClock,
    ids: { next: () => randomUUID() },
    random: Math.random,
    scheduler: timerScheduler,
    signIn: readSignIn(options.signInFile, options.log),
    demo: readDemo(options.demoSignInFile, options.log),
  });
}

/** The clock of a workstation, by the business date or the instant that it was started with. */
export function clockOf(today: string | undefined): Clock {
  const fixed = readFixedTime(today ?? '');
  return createSystemClock(fixed?.today, fixed?.startsAt);
}

const signInSchema = z.object({ userName: z.string().min(1), password: z.string().min(1) });
const demoPeopleSchema = z
  .object({ collector: signInSchema, fieldAgent: signInSchema.optional(), manager: signInSchema.optional() })
  .transform(({ collector, fieldAgent, manager }): DemoSignIns & { readonly collector: SignInDetails } => ({
    collector,
    ...(fieldAgent === undefined ? {} : { 'field-agent': fieldAgent }),
    ...(manager === undefined ? {} : { manager }),
  }));

/** Takes the file of one person, or of the embedded server's demo users, whose collector it is then. */
function readSignIn(path: string | undefined, log: Log): SignInDetails | undefined {
  return readDemo(path, log)?.collector;
}

/** Takes the file of one person, who is the demo's collector then, or of the embedded server's demo users. */
function readDemo(path: string | undefined, log: Log): z.infer<typeof demoPeopleSchema> | undefined {
  if (path === undefined) return undefined;
  try {
    const one = signInSchema.transform((collector) => ({ collector }));
    return z.union([one, demoPeopleSchema]).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    // The person can sign in by hand; the file's content must not get into a message.
    log('warn', 'sign-in.file-not-readable', { cause: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
}
