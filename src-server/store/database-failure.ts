import { StartFailure } from '../app/start-failure.ts';

/** The variable of the environment whose connection failed. */
export type DatabaseVariable = 'DATABASE_URL' | 'DATABASE_OWNER_URL';

const words: Readonly<Record<string, string>> = {
  '28000': 'the server refuses this user',
  '28P01': 'the server refuses the user or the password',
  '3D000': 'the server has no database of that name',
  '53300': 'the server has no connection free',
  '57P03': 'the server is starting, stopping or recovering and takes no connections yet',
  ECONNREFUSED: 'nothing listens at this host and port',
  ECONNRESET: 'the server ended the connection',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  EHOSTUNREACH: 'there is no way to this host',
  ENETUNREACH: 'there is no way to this host',
  ETIMEDOUT: 'the host does not answer',
};

const inRecovery =
  'the database is read-only, because it is a standby or is being recovered. ' +
  'Wait until PostgreSQL has promoted it (select pg_is_in_recovery() answers f), then try again. Where recovery has ' +
  'paused, select pg_wal_replay_resume() promotes it';

/**
 * Why the database cannot be used, as the line to print: which variable leads there and what is wrong. Undefined for
 * what is no failure of a connection. The driver's own message can quote the user name and the host.
 */
export function databaseFailure(
  error: unknown,
  variable: DatabaseVariable,
  hasOwner: boolean,
): StartFailure | undefined {
  if (error instanceof StartFailure || !(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (code === '25006') return recoveryFailure(variable);
  if (code === '42501') return new StartFailure(`${variable}: ${rightsWords(hasOwner)} (42501).`);
  const known = words[code];
  if (known !== undefined) return new StartFailure(`${variable}: ${known} (${code}).`);
  if (code !== '') return new StartFailure(`${variable}: the database cannot be used (${code}).`);
  // The pool's and the driver's own limits have no code.
  return /timeout|terminated/i.test(error.message)
    ? new StartFailure(`${variable}: the database does not answer.`)
    : undefined;
}

/** What to say while the database takes no writes. */
export function recoveryFailure(variable: DatabaseVariable): StartFailure {
  return new StartFailure(`${variable}: ${inRecovery}.`);
}

function rightsWords(hasOwner: boolean): string {
  return hasOwner
    ? 'the role lacks a right. See "Roles" in docs/guides/server.md'
    : 'this role does not own the schema and may not migrate it. Set DATABASE_OWNER_URL to the one that does; see "Roles" in docs/guides/server.md';
}
