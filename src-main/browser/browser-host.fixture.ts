import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import { lineProtocol } from '../../src-shared/contract/browser-line.ts';
import type { engineContract } from '../../src-shared/contract/engine-contract.ts';

const root = resolve(import.meta.dirname, '..', '..');

export type EngineClient = ContractRouterClient<typeof engineContract>;

export type HostProcess = {
  readonly child: ChildProcess;
  readonly port: number;
  readonly oneTimeAddress: string;
};

/** A folder with a page in place of the built renderer. */
export function makeHostFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-host-'));
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Duebook</title>');
  writeFileSync(join(renderer, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.html'), 'not for the browser');
  return {
    data: join(folder, 'data'),
    renderer,
    signInFile(details: object) {
      const path = join(folder, 'sign-in.json');
      writeFileSync(path, JSON.stringify(details), { mode: 0o600 });
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Starts the host as a person would, whose system speaks English where nothing else is said; resolves when it prints its
 * address, rejects with what it said instead.
 */
export async function startHostProcess(
  args: readonly string[],
  locale = 'en_GB.UTF-8',
): Promise<HostProcess> {
  const child = spawn(join(root, 'node_modules/.bin/node'), ['src-main/browser/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, LC_ALL: locale },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const oneTimeAddress = await new Promise<string>((found, failed) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /^Duebook workstation on (\S+)$/m.exec(output)?.[1];
      if (address !== undefined) found(address);
    });
    child.on('exit', (code) => failed(new Error(`the host ended with ${code}: ${errors}`)));
  });
  return { child, oneTimeAddress, port: Number(new URL(oneTimeAddress).port) };
}

export async function endHost({ child }: HostProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}

/** What a browser holds that was let in. */
export type Session = { readonly cookie: string; readonly lineKey: string };

/** Exchanges the one-time address for a session. */
export async function redeem(host: HostProcess): Promise<Session> {
  const response = await fetch(host.oneTimeAddress, { redirect: 'manual' });
  if (response.status !== 303) throw new Error(`not let in: ${response.status}`);
  return sessionOf(response);
}

export function sessionOf({ headers }: Response): Session {
  return {
    cookie: headers.get('set-cookie')?.split(';')[0] ?? '',
    lineKey: headers.get('location')?.split('#line=')[1] ?? '',
  };
}

/** Opens the engine's socket; undefined when the host refuses it. */
export async function openSocket(
  host: HostProcess,
  headers: Readonly<Record<string, string>>,
  lineKey: string | undefined,
): Promise<WebSocket | undefined> {
  const protocols = lineKey === undefined ? [] : [lineProtocol, lineKey];
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/engine`, protocols, { headers });
  return new Promise((settle) => {
    socket.on('open', () => settle(socket));
    socket.on('error', () => settle(undefined));
  });
}

/** A client of the engine over the host's socket. */
export async function connectEngine(host: HostProcess, { cookie, lineKey }: Session): Promise<EngineClient> {
  const socket = await openSocket(host, { cookie, origin: `http://127.0.0.1:${host.port}` }, lineKey);
  if (socket === undefined) throw new Error('the host refused the socket');
  // ws follows the browser's interface; only its declared event types are its own.
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
}
