import { describe, expect, it } from 'vitest';
import { readEnvironment } from './read-environment.ts';

const postgresql = 'postgres://duebook@db/duebook';

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

describe('the settings of the server', () => {
  it('have defaults for all but port and store', () => {
    expect(readEnvironment({ PORT: '0', DUEBOOK_DATA: '/srv/duebook' })).toEqual({
      port: 0,
      host: '127.0.0.1',
      databaseUrl: undefined,
      ownerUrl: undefined,
      poolSize: undefined,
      dataFolder: '/srv/duebook',
      metrics: undefined,
      trustProxy: false,
      demo: 'none',
      mailAccount: undefined,
      logsRequests: false,
      today: undefined,
    });
  });

  it('log requests on PostgreSQL, not on the embedded database, unless it is said otherwise', () => {
    const logsRequests = (env: Readonly<Record<string, string>>) =>
      readEnvironment({ PORT: '0', ...env }).logsRequests;
    expect(logsRequests({ DATABASE_URL: postgresql })).toBe(true);
    expect(logsRequests({ DATABASE_URL: postgresql, DUEBOOK_LOG: 'events' })).toBe(false);
    expect(logsRequests({ DUEBOOK_DATA: '/srv/duebook' })).toBe(false);
    expect(logsRequests({ DUEBOOK_DATA: '/srv/duebook', DUEBOOK_LOG: 'requests' })).toBe(true);
  });

  it('take secrets from files, and everything that is set', () => {
    const files: Record<string, string> = {
      '/run/secrets/url': `${postgresql}\n`,
      '/run/secrets/owner': postgresql,
    };
    const env = {
      DATABASE_URL_FILE: '/run/secrets/url',
      DATABASE_OWNER_URL_FILE: '/run/secrets/owner',
      DATABASE_POOL_SIZE: '20',
      PORT: '8080',
      HOST: '0.0.0.0',
      METRICS_PORT: '9464',
      TRUST_PROXY: '10.0.0.1, 192.168.0.0/16, ::1',
    };
    expect(readEnvironment(env, (path) => files[path] ?? '')).toEqual({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: postgresql,
      ownerUrl: postgresql,
      poolSize: 20,
      dataFolder: undefined,
      metrics: { port: 9464, host: '127.0.0.1' },
      trustProxy: '10.0.0.1,192.168.0.0/16,::1',
      demo: 'none',
      logsRequests: true,
      today: undefined,
    });
  });

  it.each([
    [{ PORT: '0' }, /^Set DATABASE_URL .* or DUEBOOK_DATA/],
    [{ DUEBOOK_DATA: 'x' }, /^Set PORT/],
    [{ DUEBOOK_DATA: 'x', PORT: '99999' }, /^PORT must be [^\n]*$/],
    [{ DUEBOOK_DATA: 'x', PORT: '80a' }, /^PORT must be [^\n]*$/],
    [{ DUEBOOK_DATA: 'x', PORT: '1', DUEBOOK_DEMO: 'all' }, /^DUEBOOK_DEMO must be/],
    [{ DATABASE_URL: postgresql, PORT: '1', DUEBOOK_DEMO: 'users' }, /^DUEBOOK_DEMO needs DUEBOOK_DATA/],
    [{ DUEBOOK_DATA: 'x', PORT: '1', DUEBOOK_LOG: 'all' }, /^DUEBOOK_LOG must be/],
    [{ DUEBOOK_DATA: 'x', PORT: '1', DUEBOOK_TODAY: '31.3.2026' }, /^DUEBOOK_TODAY must be/],
    [{ DATABASE_URL: 'mysql://x', PORT: '1' }, /^DATABASE_URL must be an address that begins/],
    [{ DATABASE_URL: 'postgresql://u:p%@[', PORT: '1' }, /^DATABASE_URL must be an address/],
    [
      { DATABASE_URL: postgresql, DUEBOOK_DATA: 'x', PORT: '1' },
      /^Set DATABASE_URL or DUEBOOK_DATA, not both/,
    ],
    [{ DUEBOOK_DATA: 'x', PORT: '1', HOST: '::bad::' }, /^HOST must be an address or/],
    [{ DUEBOOK_DATA: 'x', PORT: '1', HOST: '300.1.1.1' }, /^HOST must be an address or/],
    [{ DUEBOOK_DATA: 'x', PORT: '1', METRICS_HOST: 'a b' }, /^METRICS_HOST must be an address or/],
    [
      { DUEBOOK_DATA: 'x', PORT: '4700', METRICS_PORT: '4700' },
      /^METRICS_PORT must be another port than PORT/,
    ],
    [
      { DUEBOOK_DATA: 'x', DATABASE_OWNER_URL: postgresql, PORT: '1' },
      /^DATABASE_OWNER_URL needs DATABASE_URL/,
    ],
    [{ DUEBOOK_DATA: 'x', PORT: '1', METRICS_PORT: '-1' }, /^METRICS_PORT must be/],
    [{ DATABASE_URL: postgresql, PORT: '1', DATABASE_POOL_SIZE: '1' }, /^DATABASE_POOL_SIZE must be/],
    [{ DUEBOOK_DATA: 'x', PORT: '1', TRUST_PROXY: 'true' }, /^TRUST_PROXY must be/],
    [{ DUEBOOK_DATA: 'x', PORT: '1', TRUST_PROXY: '10.0.0.0/40' }, /^TRUST_PROXY must be/],
    [{ DATABASE_URL_FILE: '/nowhere/at/all', PORT: '1' }, /^DATABASE_URL_FILE names a file/],
    [{ DATABASE_URL: 'x', DATABASE_URL_FILE: 'y', PORT: '1' }, /^Set DATABASE_URL or DATABASE_URL_FILE/],
  ])('are refused with the name of the value that is wrong: %j', (env, message) => {
    expect(() => readEnvironment(env)).toThrow(message);
  });

  it('name everything that is wrong at once', () => {
    const env = { DATABASE_URL: 'mysql://x', METRICS_PORT: 'x', TRUST_PROXY: 'all', DUEBOOK_TODAY: 'now' };
    const wrong = ['DATABASE_URL', 'PORT', 'METRICS_PORT', 'TRUST_PROXY', 'DUEBOOK_TODAY'];
    const message = messageOf(() => readEnvironment(env));
    expect(message.split('\n')).toHaveLength(wrong.length);
    for (const name of wrong) expect(message).toContain(name);
  });
});
