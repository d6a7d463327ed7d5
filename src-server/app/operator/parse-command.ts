import { parseArgs } from 'node:util';
import { isCountry } from '../../../src-shared/domain/organisation/country.ts';
import { countryCode } from '../../import/country-code.ts';
import type { AuditCheck } from './all-tenants.ts';
import type { PasswordSource } from './read-password.ts';

/** What the operator asks the program to do. */
export type OperatorCommand =
  | { readonly name: 'serve' }
  | { readonly name: 'help' }
  | { readonly name: 'rotate-incarnation' }
  | ({ readonly name: 'verify-audit' } & AuditCheck)
  | ({ readonly name: 'create-organisation' } & NewOrganisation);

export type NewOrganisation = {
  readonly organisation: string;
  /** User name of the first administrator. */
  readonly administrator: string;
  readonly administratorName: string;
  readonly timeZone: string;
  readonly locale: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  readonly passwordFrom: PasswordSource;
};

export const usage = `Usage: npm run server [-- command]

Without a command: serves. Configuration comes from the environment, see docs/guides/server.md.

create-organisation --name NAME --administrator USER --country CC [options]
    Creates an organisation with its first administrator in the store of the environment. Its country (ISO 3166-1,
    two letters, such as DE) says with which holidays, interest and contact rules it begins.
    --administrator-name NAME   name to show (default: the user name)
    --time-zone ZONE            such as Europe/Berlin (default: UTC)
    --locale LOCALE             such as en or de-DE (default: en)
    --password-file FILE        the password is the first line of a file
    --password-stdin            the password is the first line of standard input
    Without either the password is asked for on the terminal.
rotate-incarnation
    After a restore of the database, before serving again: has every workstation compare and send again.
verify-audit [--organisation ID] [--count N --hash H]
    Checks the audit trail of every organisation, or of one; ends with 1 when one was altered. Prints where each
    trail ends, to be kept elsewhere: given again later as N and H, it shows whether the trail still holds it.`;

/** The command line cannot be understood; the message says why. */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure';
}

const options = {
  name: { type: 'string' },
  administrator: { type: 'string' },
  'administrator-name': { type: 'string' },
  'time-zone': { type: 'string' },
  locale: { type: 'string' },
  country: { type: 'string' },
  'password-file': { type: 'string' },
  'password-stdin': { type: 'boolean' },
  organisation: { type: 'string' },
  count: { type: 'string' },
  hash: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const optionsOf: Readonly<Record<OperatorCommand['name'], readonly (keyof typeof options)[]>> = {
  serve: [],
  help: [],
  'rotate-incarnation': [],
  'verify-audit': ['organisation', 'count', 'hash'],
  'create-organisation': [
    'name',
    'administrator',
    'administrator-name',
    'time-zone',
    'locale',
    'country',
    'password-file',
    'password-stdin',
  ],
};

/** Reads the command line; throws a UsageFailure. */
export function parseCommand(args: readonly string[]): OperatorCommand {
  const { values, positionals } = parse(args);
  if (values.help === true) return { name: 'help' };
  const [name = 'serve', ...more] = positionals;
  if (more.length > 0) throw new UsageFailure(`Unexpected argument: ${more[0]}`);
  if (!isCommand(name)) throw new UsageFailure(`Unknown command: ${name}`);
  const taken: readonly string[] = optionsOf[name];
  const option = Object.keys(values).find((given) => !taken.includes(given));
  if (option !== undefined) throw new UsageFailure(`${name} takes no option --${option}`);
  if (name === 'create-organisation') return readNewOrganisation(values);
  return name === 'verify-audit' ? readAuditCheck(values) : { name };
}

function isCommand(name: string): name is OperatorCommand['name'] {
  return Object.hasOwn(optionsOf, name);
}

function readAuditCheck({ organisation, count, hash }: Values): OperatorCommand {
  const check = { name: 'verify-audit' as const, organisation };
  if (count === undefined && hash === undefined) return { ...check, head: undefined };
  if (count === undefined || !/^[1-9]\d{0,14}$/.test(count)) {
    throw new UsageFailure('--hash needs --count, a whole number from 1');
  }
  if (hash === undefined || !/^[0-9a-f]{64}$/i.test(hash)) {
    throw new UsageFailure('--count needs --hash, 64 hexadecimal digits');
  }
  return { ...check, head: { count: Number(count), hash: hash.toLowerCase() } };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageFailure(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof parse>['values'];

function readNewOrganisation(values: Values): OperatorCommand {
  const administrator = required(values.administrator, '--administrator');
  return {
    name: 'create-organisation',
    organisation: required(values.name, '--name'),
    administrator,
    administratorName: values['administrator-name'] ?? administrator,
    timeZone: readTimeZone(values['time-zone'] ?? 'UTC'),
    locale: readLocale(values.locale ?? 'en'),
    country: readCountry(values.country),
    passwordFrom: passwordSource(values),
  };
}

function required(value: string | undefined, option: string): string {
  const text = value?.trim() ?? '';
  if (text === '') throw new UsageFailure(`create-organisation needs ${option}`);
  return text;
}

function readTimeZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // The one error that this can throw; the message names the value.
    throw new UsageFailure(`--time-zone is not known: ${zone}`);
  }
}

function readCountry(text: string | undefined): string {
  const given = required(text, '--country, two letters of ISO 3166-1 such as DE');
  const country = countryCode(given);
  // Its policies name it, and they refuse what the locale data know beside ISO.
  if (!isCountry(country)) throw new UsageFailure(`--country is not one of ISO 3166-1: ${given}`);
  return country;
}

function readLocale(locale: string): string {
  try {
    return new Intl.Locale(locale).toString();
  } catch {
    // As above.
    throw new UsageFailure(`--locale is not a language tag: ${locale}`);
  }
}

function passwordSource(values: Values): PasswordSource {
  const file = values['password-file'];
  if (file !== undefined && values['password-stdin'] === true) {
    throw new UsageFailure('Give --password-file or --password-stdin, not both');
  }
  if (file !== undefined) return { file };
  return values['password-stdin'] === true ? 'stdin' : 'terminal';
}
