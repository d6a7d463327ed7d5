import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '..', '..');
const signInSchema = z.record(z.string(), z.object({ userName: z.string(), password: z.string() }));
const serverSchema = z.object({ url: z.string(), pid: z.number() });

export type SignInOf = { readonly userName: string; readonly password: string };

/** A real central server with demo accounts, in its own process and folder. */
export type ServerProcess = {
  readonly url: string;
  readonly today: string;
  signIn(who: 'collector' | 'secondCollector' | 'fieldAgent' | 'manager' | 'administrator'): SignInOf;
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  start(): Promise<void>;
  remove(): Promise<void>;
};

export async function startServerProcess(): Promise<ServerProcess> {
  const today = '2026-03-31';
  const directory = mkdtempSync(join(tmpdir(), 'duebook-server-'));
  let port = '0';
  let child: ChildProcess | undefined;
  let url = '';
  const start = async (): Promise<void> => {
    child = await spawnServer(directory, port, today);
    url = serverSchema.parse(readJson(join(directory, 'server.json'))).url;
    port = new URL(url).port;
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    get url() {
      return url;
    },
    today,
    signIn(who) {
      const found = signInSchema.parse(readJson(join(directory, 'demo-sign-in.json')))[who];
      if (found === undefined) throw new Error(`the demo has no ${who}`);
      return found;
    },
    kill,
    start,
    async remove() {
      await kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Resolves when the server has written where it is. */
async function spawnServer(directory: string, port: string, today: string): Promise<ChildProcess> {
  rmSync(join(directory, 'server.json'), { force: true });
  const setting = { PORT: port, DUEBOOK_DATA: directory, DUEBOOK_DEMO: 'accounts', DUEBOOK_TODAY: today };
  const child = spawn(join(root, 'node_modules/.bin/node'), ['src-server/main.ts'], {
    cwd: root,
    env: { ...process.env, ...setting },
    stdio: 'ignore',
  });
  // A test that is ended in its first seconds never comes to ending the server itself.
  process.once('exit', () => child.kill('SIGKILL'));
  const isReady = () =>
    existsSync(join(directory, 'server.json')) && existsSync(join(directory, 'demo-sign-in.json'));
  while (!isReady()) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    await wait(50);
  }
  return child;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
