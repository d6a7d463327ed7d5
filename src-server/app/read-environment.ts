import { isIP } from 'node:net';
import { type BusinessDate, isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { MailAccount } from '../mail/mail-account.ts';
import { readMailAccount } from '../mail/read-mail-account.ts';
import { type Environment, readEnvironmentValues, type ValueReader } from './environment-values.ts';

export const demoKinds = ['none', 'users', 'accounts'] as const;
export type DemoKind = (typeof demoKinds)[number];

/** Where the store is. */
export type StoreSettings = {
  /** PostgreSQL, as the role that serves; without it the embedded database under `dataFolder`. */
  readonly databaseUrl: string | undefined;
  /** As the role that owns the schema, where that is another. */
  readonly ownerUrl: string | undefined;
  readonly poolSize: number | undefined;
  readonly dataFolder: string | undefined;
};

/** The server's configuration. */
export type ServerSettings = StoreSettings & {
  readonly port: number;
  readonly host: string;
  /** Where the metrics are served; undefined: nowhere. */
  readonly metrics: { readonly port: number; readonly host: string } | undefined;
  /** Proxies whose word about a client's address is taken. */
  readonly trustProxy: string | false;
  readonly demo: DemoKind;
  /** Undefined: mails wait. */
  readonly mailAccount: MailAccount | undefined;
  /** A line of log for each request, or only for what an operator has to know. */
  readonly logsRequests: boolean;
  /** M4: a fixed business date for demonstrations and tests. */
  readonly today: BusinessDate | undefined;
};

type ReadFile = (path: string) => string;

/** Reads the configuration; throws a StartFailure that names every missing or wrong value and what to do. */
export function readEnvironment(env: Environment, readFile?: ReadFile): ServerSettings {
  return readEnvironmentValues(env, readFile, (reader) => {
    const store = readStore(reader);
    const demo = readDemo(reader, store.dataFolder);
    const port = reader.port('PORT') ?? reader.missing('Set PORT (0 lets the system choose one).', 0);
    const metricsPort = reader.port('METRICS_PORT');
    const metricsHost = readHost(reader, 'METRICS_HOST');
    if (metricsPort !== undefined && metricsPort !== 0 && metricsPort === port) {
      reader.problem('METRICS_PORT must be another port than PORT.');
    }
    return {
      ...store,
      port,
      host: readHost(reader, 'HOST'),
      metrics: metricsPort === undefined ? undefined : { port: metricsPort, host: metricsHost },
      trustProxy: readProxies(reader),
      demo,
      mailAccount: readMailAccount(reader),
      logsRequests: readLogsRequests(reader, store.databaseUrl !== undefined),
      today: readToday(reader),
    };
  });
}

/** Reads where the store is, for the commands that need nothing else. */
export function readStoreEnvironment(env: Environment, readFile?: ReadFile): StoreSettings {
  return readEnvironmentValues(env, readFile, readStore);
}

function readStore(reader: ValueReader): StoreSettings {
  const databaseUrl = readUrl(reader, 'DATABASE_URL');
  const ownerUrl = readUrl(reader, 'DATABASE_OWNER_URL');
  const dataFolder = reader.text('DUEBOOK_DATA');
  if (databaseUrl === undefined && dataFolder === undefined && !reader.isSet('DATABASE_URL')) {
    reader.problem('Set DATABASE_URL (PostgreSQL) or DUEBOOK_DATA (folder of the embedded database).');
  }
  if (reader.isSet('DATABASE_URL') && dataFolder !== undefined) {
    reader.problem('Set DATABASE_URL or DUEBOOK_DATA, not both: there is one store.');
  }
  if (ownerUrl !== undefined && !reader.isSet('DATABASE_URL')) {
    reader.problem('DATABASE_OWNER_URL needs DATABASE_URL: the role that serves.');
  }
  return { databaseUrl, ownerUrl, poolSize: reader.number('DATABASE_POOL_SIZE', 2, 200), dataFolder };
}

/** An address or a name; whether a name leads anywhere shows when it is listened on. */
function readHost(reader: ValueReader, name: string): string {
  const text = reader.text(name) ?? '127.0.0.1';
  const isName =
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text) && !/^[\d.]+$/.test(text);
  if (isIP(text) === 0 && !isName) reader.problem(`${name} must be an address or the name of a host.`);
  return text;
}

function readUrl(reader: ValueReader, name: string): string | undefined {
  const url = reader.secret(name);
  if (url === undefined || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) return url;
  return reader.problem(`${name} must be an address that begins with postgres:// or postgresql://.`);
}

function readDemo(reader: ValueReader, dataFolder: string | undefined): DemoKind {
  const text = reader.text('DUEBOOK_DEMO') ?? 'none';
  const kind = demoKinds.find((one) => one === text);
  if (kind === undefined) reader.problem('DUEBOOK_DEMO must be accounts, users or none.');
  else if (kind !== 'none' && dataFolder === undefined) {
    reader.problem('DUEBOOK_DEMO needs DUEBOOK_DATA: the sign-in of the demo users is written there.');
  }
  return kind ?? 'none';
}

/** Unless it is set: requests are logged on PostgreSQL; the embedded server often shares a terminal with a person. */
function readLogsRequests(reader: ValueReader, isPostgresql: boolean): boolean {
  const text = reader.text('DUEBOOK_LOG');
  if (text !== undefined && text !== 'requests' && text !== 'events') {
    reader.problem('DUEBOOK_LOG must be requests or events.');
  }
  return text === undefined ? isPostgresql : text === 'requests';
}

function readToday(reader: ValueReader): BusinessDate | undefined {
  const text = reader.text('DUEBOOK_TODAY');
  if (text === undefined || isBusinessDate(text)) return text;
  return reader.problem('DUEBOOK_TODAY must be a date, YYYY-MM-DD.');
}

/** Addresses and networks, separated by commas; the word of anybody else about a client's address is not taken. */
function readProxies(reader: ValueReader): string | false {
  const text = reader.text('TRUST_PROXY');
  if (text === undefined) return false;
  const parts = text.split(',').map((part) => part.trim());
  if (parts.every(isAddressOrNetwork)) return parts.join(',');
  reader.problem('TRUST_PROXY must be addresses or networks of proxies, such as 10.0.0.1 or 10.0.0.0/8.');
  return false;
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
