import { describe, expect, it } from 'vitest';
import { readEnvironment } from './read-environment.ts';

describe('the settings of the server', () => {
  it('have defaults for all but port and store', () => {
    expect(readEnvironment({ PORT: '0', DUEBOOK_DATA: '/srv/duebook' })).toEqual({
      port: 0,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataFolder: '/srv/duebook',
      demo: 'none',
      today: undefined,
    });
  });

  it.each([
    [{ PORT: '0' }, /^Set DATABASE_URL .* or DUEBOOK_DATA/],
    [{ DUEBOOK_DATA: 'x' }, /^Set PORT/],
    [{ DUEBOOK_DATA: 'x', PORT: '99999' }, /^PORT must be/],
    [{ DUEBOOK_DATA: 'x', PORT: '80a' }, /^PORT must be/],
    [{ DUEBOOK_DATA: 'x', PORT: '1', DUEBOOK_DEMO: 'all' }, /^DUEBOOK_DEMO must be/],
    [{ DATABASE_URL: 'postgres://x', PORT: '1', DUEBOOK_DEMO: 'users' }, /^DUEBOOK_DEMO needs DUEBOOK_DATA/],
    [{ DUEBOOK_DATA: 'x', PORT: '1', DUEBOOK_TODAY: '31.3.2026' }, /^DUEBOOK_TODAY must be/],
    [{ DATABASE_URL: 'mysql://x', PORT: '1' }, /^DATABASE_URL must begin/],
  ])('are refused with the name of the value that is wrong: %j', (env, message) => {
    expect(() => readEnvironment(env)).toThrow(message);
  });
});
