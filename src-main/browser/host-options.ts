import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HostFailure } from '../desktop/host-failure.ts';
import { readFixedTime } from '../engine/system-clock.ts';

export type HostOptions = {
  readonly dataDirectory: string;
  /** Undefined where the person who enrols the workstation names it. */
  readonly serverUrl: string | undefined;
  readonly port: number;
  readonly signInFile: string | undefined;
  /** With demo accounts, which a first start offers. */
  readonly demoSignInFile: string | undefined;
  /** A date, or an instant at which the clock starts. */
  readonly today: string | undefined;
  readonly rendererDirectory: string;
  readonly passphrase: string | undefined;
  /** A policy of the person who starts the program; that of the machine comes before it. */
  readonly policyFile: string | undefined;
  /** Began anew by itself, to have no key in memory: the address was printed before and stays good. */
  readonly isBack: boolean;
};

/** The same from the sources and from the bundle, and wherever the host is started. */
const builtRenderer = join(import.meta.dirname, '..', '..', 'out', 'renderer');

const usage =
  'Usage: --data DIR [--server URL] [--port N] [--sign-in-file PATH] [--demo-sign-in-file PATH] [--today YYYY-MM-DD[THH:MM:SSZ]] [--renderer DIR] [--policy FILE]';

/**
 * Reads arguments, then environment (DUEBOOK_DATA, DUEBOOK_SERVER, DUEBOOK_TODAY, DUEBOOK_PASSPHRASE).
 * @throws {HostFailure} with the usage, for anything missing or wrong.
 */
export function readHostOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): HostOptions {
  const values = readArguments(args);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw wrong('--port must be 0 to 65535.');
  return {
    dataDirectory: resolve(required(values.data ?? env.DUEBOOK_DATA, '--data')),
    serverUrl: readServerUrl(values.server ?? env.DUEBOOK_SERVER ?? ''),
    port,
    signInFile: values['sign-in-file'],
    demoSignInFile: values['demo-sign-in-file'],
    today: readToday(values.today ?? env.DUEBOOK_TODAY ?? ''),
    rendererDirectory: resolve(values.renderer ?? builtRenderer),
    passphrase: env.DUEBOOK_PASSPHRASE,
    policyFile: values.policy === undefined ? undefined : resolve(values.policy),
    isBack: values.back ?? false,
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        server: { type: 'string' },
        port: { type: 'string' },
        'sign-in-file': { type: 'string' },
        'demo-sign-in-file': { type: 'string' },
        today: { type: 'string' },
        renderer: { type: 'string' },
        policy: { type: 'string' },
        back: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : 'Wrong arguments.');
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw wrong(`${name} is missing.`);
  return value;
}

function readServerUrl(text: string): string | undefined {
  if (text === '') return undefined;
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw wrong('--server must be an http address.');
  return url.href;
}

function readToday(text: string): string | undefined {
  if (text === '') return undefined;
  if (readFixedTime(text) === undefined) throw wrong('--today must be a date, or an instant in UTC.');
  return text;
}

function wrong(problem: string): HostFailure {
  return new HostFailure(`${problem}\n${usage}`);
}
