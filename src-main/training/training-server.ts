import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Role } from '../../src-shared/domain/organisation/actor.ts';

// As source the server is TypeScript in its own folder, beside a bundle it is the bundler's file.
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../src-server/training-thread.ts' : './training-thread.js',
  import.meta.url,
);

const personSchema = z.object({ userName: z.string().min(1), password: z.string().min(1) });
const peopleSchema = z.object({ collector: personSchema, fieldAgent: personSchema, manager: personSchema });
const readySchema = z.object({ url: z.url() });
const stopLimitMs = 10_000;
export type TrainingSignIn = z.infer<typeof personSchema>;

export type TrainingServer = {
  readonly url: string;
  /** The invented person who may do what somebody of this role may; a collector for whoever has no role yet. */
  signInOf(role: Role | undefined): TrainingSignIn;
  /** One that does not stop in time is ended. */
  stop(): Promise<void>;
};

/** Whether the server's program is here, which a training needs. */
export function hasTrainingServer(): boolean {
  return existsSync(program);
}

/**
 * Starts a server of invented accounts on this machine alone, on a port of its own, in a thread: it ends with this
 * process, however that ends, and needs no right to start another.
 * @param today the business date; undefined for that of the clock
 * @throws {Error} when it ends before it listens
 */
export async function startTrainingServer(
  folder: string,
  today: string | undefined,
): Promise<TrainingServer> {
  const thread = new Worker(program, { env: { ...surroundings(), ...settings(folder, today) } });
  const hasEnded = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  const url = await addressOf(thread);
  return {
    url,
    signInOf(role) {
      const people = peopleSchema.parse(JSON.parse(readFileSync(join(folder, 'demo-sign-in.json'), 'utf8')));
      if (role === 'manager' || role === 'administrator') return people.manager;
      return role === 'field-agent' ? people.fieldAgent : people.collector;
    },
    async stop() {
      const limit = setTimeout(() => void thread.terminate(), stopLimitMs);
      thread.postMessage('stop');
      await hasEnded;
      clearTimeout(limit);
    },
  };
}

function settings(folder: string, today: string | undefined): Readonly<Record<string, string>> {
  return {
    ...{
      HOST: '127.0.0.1',
      PORT: '0',
      DUEBOOK_DATA: folder,
      DUEBOOK_DEMO: 'accounts',
      DUEBOOK_LOG: 'events',
    },
    // A demonstration may begin at an instant; the server knows days.
    ...(today === undefined ? {} : { DUEBOOK_TODAY: today.slice(0, 10) }),
  };
}

/** What a program needs of its surroundings, and no address or secret of a real server. */
function surroundings(): Readonly<Record<string, string>> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'SystemRoot', 'TEMP'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

function addressOf(thread: Worker): Promise<string> {
  return new Promise((resolve, reject) => {
    thread.once('message', (message: unknown) => resolve(readySchema.parse(message).url));
    thread.once('exit', (code) => reject(new Error(`the training server ended with ${code}`)));
    thread.once('error', reject);
  });
}
