import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../src-server/app/default-data-folder.ts';

export type StartOptions = {
  readonly host: 'electron' | 'browser' | undefined;
  readonly port: number;
  readonly open: boolean;
  readonly dataFolder: string;
  readonly withDemoAccounts: boolean;
  /** A new workstation asks: enrol at a server, or try it with demo accounts. */
  readonly choose: boolean;
  /** A central server elsewhere; without it an embedded one is started. */
  readonly serverUrl: string | undefined;
  readonly today: string | undefined;
  /** A policy to try out; that of the machine comes before it. */
  readonly policyFile: string | undefined;
};

export const startUsage = `npm start -- [--host electron|browser] [--port N] [--no-open] [--data DIR] [--empty]
             [--choose] [--server URL] [--today YYYY-MM-DD] [--policy FILE]

  --host     where the workstation opens (default: Electron, else the browser host)
  --port     port of the browser host on 127.0.0.1 (default: a free one)
  --no-open  print the address instead of opening a browser
  --data     put everything under DIR (default: the user's data folder)
  --empty    start without demo accounts
  --choose   let a new workstation ask: enrol at a server, or try it with demo accounts
  --server   work with a central server elsewhere instead of an embedded one
  --today    take this as today's date, for demonstrations
  --policy   try this policy of an organisation on a machine that has none`;

/** A switch that is wrong, in words. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the switches of `npm start`. @throws UsageError */
export function readStartOptions(args: readonly string[]): StartOptions {
  const values = parse(args);
  if (values.host !== undefined && values.host !== 'electron' && values.host !== 'browser') {
    throw new UsageError(`--host is electron or browser, not "${values.host}".`);
  }
  return {
    host: values.host,
    port: readPort(values.port),
    open: values['no-open'] !== true,
    dataFolder: values.data === undefined ? defaultDataFolder() : resolve(callerFolder(), values.data),
    withDemoAccounts: values.empty !== true,
    choose: values.choose === true,
    serverUrl: readServer(values.server),
    today: readToday(values.today),
    policyFile: values.policy === undefined ? undefined : resolve(callerFolder(), values.policy),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        data: { type: 'string' },
        empty: { type: 'boolean' },
        choose: { type: 'boolean' },
        server: { type: 'string' },
        today: { type: 'string' },
        policy: { type: 'string' },
      },
    }).values;
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port is a number up to 65535, not "${text}".`);
  return port;
}

function readServer(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageError(`--server is an address such as https://duebook.example, not "${text}".`);
  }
  return new URL(text).origin;
}

function readToday(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  if (!exists) throw new UsageError(`--today is a date as 2026-03-31, not "${text}".`);
  return text;
}

/** npm runs scripts in the project's folder; a relative path means the folder that the person is in. */
function callerFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}
