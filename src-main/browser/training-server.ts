import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Role } from '../../src-shared/domain/organisation/actor.ts';

const program = join(import.meta.dirname, '..', '..', 'src-server', 'main.ts');
const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href;

const personSchema = z.object({ userName: z.string().min(1), password: z.string().min(1) });
const peopleSchema = z.object({ collector: personSchema, fieldAgent: personSchema, manager: personSchema });
export type TrainingSignIn = z.infer<typeof personSchema>;

export type TrainingServer = {
  readonly url: string;
  /** The invented person who may do what somebody of this role may; a collector for whoever has no role yet. */
  signInOf(role: Role | undefined): TrainingSignIn;
  stop(): Promise<void>;
};

/** Whether the server's program is here, which a training needs. */
export function hasTrainingServer(): boolean {
  return existsSync(program);
}

/**
 * Starts a server of invented accounts on this machine alone, on a port of its own.
 * @param today the business date; undefined for that of the clock
 * @throws {Error} when it ends before it listens
 */
export async function startTrainingServer(
  folder: string,
  today: string | undefined,
): Promise<TrainingServer> {
  const child = fork(program, [], {
    env: { ...surroundings(), ...settings(folder, today) },
    execArgv: ['--import', endWithParent],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await addressOf(child);
  return {
    url,
    signInOf(role) {
      const people = peopleSchema.parse(JSON.parse(readFileSync(join(folder, 'demo-sign-in.json'), 'utf8')));
      if (role === 'manager' || role === 'administrator') return people.manager;
      return role === 'field-agent' ? people.fieldAgent : people.collector;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
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

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the training server has no output');
  // Goes on reading afterwards: a full pipe would stop the server.
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const address = /listening on (http:\/\/\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the training server ended with ${code}`)));
    child.once('error', reject);
  });
}
