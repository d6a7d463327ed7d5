import { resolve } from 'node:path';
import { defaultDataFolder } from '../app/default-data-folder.ts';
import { readServerUrl } from '../client/server-url.ts';
import { accountCommands } from './account-commands.ts';
import type { AdminCommand } from './admin-call.ts';
import { type AdminValues, commonOptions, parseOptions, UsageFailure } from './admin-options.ts';
import { organisationCommands } from './organisation-commands.ts';
import { userCommands } from './user-commands.ts';

const commands: Readonly<Record<string, AdminCommand>> = {
  ...userCommands,
  ...accountCommands,
  ...organisationCommands,
};

/** What the command line asks for. */
export type AdminRequest = {
  readonly command: AdminCommand;
  readonly names: readonly string[];
  readonly values: AdminValues;
  readonly serverUrl: string;
  readonly userName: string;
  readonly passwordFile: string | undefined;
  /** Keeps the device that the command signs in as. */
  readonly dataFolder: string;
};

export const adminUsage = `Usage: npm run admin -- COMMAND --server URL --user ADMINISTRATOR [options]

Administers an organisation on a running server. The password is asked for, or taken from DUEBOOK_PASSWORD or
--password-file FILE. --json prints lists as lines of JSON. --data DIR keeps the device of these commands elsewhere
than in the user's data folder.

${Object.entries(commands)
  .map(([name, { takes, about }]) => `${`${name} ${takes}`.trimEnd()}\n    ${about}`)
  .join('\n')}`;

/** Reads the command line; `help` where that is asked for. Throws a UsageFailure. */
export function parseAdmin(args: readonly string[], callerFolder: string): AdminRequest | 'help' {
  const { values, positionals } = parseOptions(args);
  if (values.help === true) return 'help';
  const [group, verb, ...names] = positionals;
  const name = [group, verb].filter((word) => word !== undefined).join(' ');
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined)
    throw new UsageFailure(name === '' ? 'Name a command.' : `Unknown command: ${name}.`);
  checkShape(name, command, names, values);
  const { server, user, 'password-file': passwordFile, data } = values;
  const serverUrl = server === undefined ? undefined : readServerUrl(server);
  if (serverUrl === undefined)
    throw new UsageFailure('--server is needed, an address such as https://duebook.example.');
  if (user === undefined) throw new UsageFailure('--user is needed, the user name of an administrator.');
  const path = (given: string): string => resolve(callerFolder, given);
  return {
    ...{ command, names, values, serverUrl, userName: user },
    passwordFile: passwordFile === undefined ? undefined : path(passwordFile),
    dataFolder: data === undefined ? defaultDataFolder() : path(data),
  };
}

function checkShape(
  name: string,
  command: AdminCommand,
  names: readonly string[],
  values: AdminValues,
): void {
  const { nameCount, options, needed = [], takes } = command;
  if (names.length !== nameCount) throw new UsageFailure(`Call it as: ${name} ${takes}`.trimEnd());
  const known: readonly string[] = [...commonOptions, ...options];
  const strange = Object.keys(values).find((option) => !known.includes(option));
  if (strange !== undefined) throw new UsageFailure(`${name} takes no option --${strange}.`);
  const missing = needed.find((option) => values[option] === undefined);
  if (missing !== undefined) throw new UsageFailure(`${name} needs --${missing}.`);
}
