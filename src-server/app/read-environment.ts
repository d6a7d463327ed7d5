import { type BusinessDate, isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { StartFailure } from './start-failure.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export const demoKinds = ['none', 'users', 'accounts'] as const;
export type DemoKind = (typeof demoKinds)[number];

/** The server's configuration. */
export type ServerSettings = {
  readonly port: number;
  readonly host: string;
  /** PostgreSQL; without it the embedded database under `dataFolder`. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string | undefined;
  readonly demo: DemoKind;
  /** M4: a fixed business date for demonstrations and tests. */
  readonly today: BusinessDate | undefined;
};

/** Reads the configuration; throws a StartFailure that names the first missing or wrong value. */
export function readEnvironment(env: Environment): ServerSettings {
  const databaseUrl = readText(env, 'DATABASE_URL');
  const dataFolder = readText(env, 'DUEBOOK_DATA');
  if (databaseUrl === undefined && dataFolder === undefined) {
    throw new StartFailure(
      'Set DATABASE_URL (PostgreSQL) or DUEBOOK_DATA (folder of the embedded database).',
    );
  }
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new StartFailure('DATABASE_URL must begin with postgres:// or postgresql://.');
  }
  const demo = readDemo(env);
  if (demo !== 'none' && dataFolder === undefined) {
    throw new StartFailure(
      'DUEBOOK_DEMO needs DUEBOOK_DATA: the sign-in of the demo users is written there.',
    );
  }
  return {
    port: readPort(env),
    host: readText(env, 'HOST') ?? '127.0.0.1',
    databaseUrl,
    dataFolder,
    demo,
    today: readToday(env),
  };
}

function readText(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

function readPort(env: Environment): number {
  const text = readText(env, 'PORT');
  if (text === undefined) throw new StartFailure('Set PORT (0 lets the system choose one).');
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new StartFailure('PORT must be a whole number from 0 to 65535.');
  }
  return Number(text);
}

function readDemo(env: Environment): DemoKind {
  const text = readText(env, 'DUEBOOK_DEMO') ?? 'none';
  const kind = demoKinds.find((one) => one === text);
  if (kind === undefined) throw new StartFailure('DUEBOOK_DEMO must be accounts, users or none.');
  return kind;
}

function readToday(env: Environment): BusinessDate | undefined {
  const text = readText(env, 'DUEBOOK_TODAY');
  if (text === undefined) return undefined;
  if (!isBusinessDate(text)) throw new StartFailure('DUEBOOK_TODAY must be a date, YYYY-MM-DD.');
  return text;
}
