import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BusinessDate, isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { DecimalMark } from '../../src-shared/domain/money/parse-amount.ts';
import { readServerUrl } from '../client/server-url.ts';
import type { DateOrder } from './ledger-date.ts';

export type ImportArguments = {
  readonly file: string;
  readonly asOf: BusinessDate;
  readonly currency: string;
  readonly data: string | undefined;
  /** A running server to import through, and who signs in there. */
  readonly through: { readonly serverUrl: string; readonly user: string } | undefined;
  readonly passwordFile: string | undefined;
  /** Id of the organisation, where a store holds several. */
  readonly organisation: string | undefined;
  readonly mapping: string | undefined;
  readonly dateOrder: DateOrder | undefined;
  readonly decimalMark: DecimalMark | undefined;
  readonly collector: string | undefined;
  readonly report: string;
};

/** The command was called in a way that it does not know; the message says what is wrong. */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure';
}

export const usage = `Usage: npm run import -- FILE --as-of YYYY-MM-DD --currency CUR [options]

Where to, the first that is given:
  --server URL --user NAME   a running server, signed in as an administrator. The password is asked for, or taken
                             from DUEBOOK_PASSWORD or --password-file FILE
  --data DIR                 the store of npm start -- --data DIR
  DATABASE_URL, DUEBOOK_DATA the store of npm run server with the same environment
  none of them               the store of npm start
  --organisation ID          where the store holds several organisations

How to read the file:
  --mapping FILE, --date-order dmy|mdy|ymd, --decimal-mark .|,

  --collector NAME           user name of the collector of new customers (else the first one)
  --report FILE              where skipped rows are written (else FILE.skipped.csv in this folder)`;

const text = { type: 'string' } as const;
const options = {
  'as-of': text,
  currency: text,
  data: text,
  server: text,
  user: text,
  'password-file': text,
  organisation: text,
  mapping: text,
  'date-order': text,
  'decimal-mark': text,
  collector: text,
  report: text,
};

/**
 * Reads the command line of the importer; throws a UsageFailure that names what is missing or wrong. Relative paths
 * mean the folder of the caller, which is not the one that npm runs scripts in.
 */
export function parseArguments(args: readonly string[], callerFolder: string): ImportArguments {
  const { values, positionals } = parseStrictly(args);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageFailure('Name one file to import.');
  const asOf = values['as-of'];
  if (asOf === undefined || !isBusinessDate(asOf))
    throw new UsageFailure('--as-of must be a date, YYYY-MM-DD.');
  const currency = values.currency?.toUpperCase();
  if (currency === undefined) throw new UsageFailure('--currency is missing, for example --currency EUR.');
  const path = (given: string): string => resolve(callerFolder, given);
  return {
    file: path(file),
    asOf,
    currency,
    data: values.data === undefined ? undefined : path(values.data),
    through: readThrough(values),
    passwordFile: values['password-file'] === undefined ? undefined : path(values['password-file']),
    organisation: values.organisation,
    mapping: values.mapping === undefined ? undefined : path(values.mapping),
    dateOrder: choice('--date-order', values['date-order'], ['dmy', 'mdy', 'ymd']),
    decimalMark: choice('--decimal-mark', values['decimal-mark'], ['.', ',']),
    collector: values.collector,
    report: path(values.report ?? `${basename(file)}.skipped.csv`),
  };
}

function parseStrictly(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageFailure(error.message);
    throw error;
  }
}

type Values = ReturnType<typeof parseStrictly>['values'];

function readThrough({
  server,
  user,
  data,
  'password-file': passwordFile,
}: Values): ImportArguments['through'] {
  if (server === undefined) {
    if (user !== undefined || passwordFile !== undefined) {
      throw new UsageFailure('--user and --password-file belong to --server.');
    }
    return undefined;
  }
  const serverUrl = readServerUrl(server);
  if (serverUrl === undefined)
    throw new UsageFailure('--server is an address such as https://duebook.example.');
  if (data !== undefined) throw new UsageFailure('Give --server or --data, not both.');
  if (user === undefined) throw new UsageFailure('--server needs --user NAME, an administrator.');
  return { serverUrl, user };
}

function choice<Value extends string>(
  name: string,
  given: string | undefined,
  allowed: readonly Value[],
): Value | undefined {
  if (given === undefined) return undefined;
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw new UsageFailure(`${name} must be one of ${allowed.join(' ')}.`);
  return found;
}
