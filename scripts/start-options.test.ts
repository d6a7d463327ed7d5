import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStartOptions, UsageError } from './start-options.ts';

describe('switches of npm start', () => {
  test('default to Electron, demo accounts, a free port and the data folder of the user', () => {
    const options = readStartOptions([]);
    expect(options).toMatchObject({
      host: undefined,
      port: 0,
      open: true,
      withDemoAccounts: true,
      choose: false,
    });
    expect(options.dataFolder).toMatch(/duebook$/i);
  });

  test('are read', () => {
    const args = [
      '--host',
      'browser',
      '--port',
      '4710',
      '--no-open',
      '--empty',
      '--choose',
      '--today',
      '2013-03-31',
    ];
    expect(readStartOptions([...args, '--data', '/data/duebook', '--policy', '/etc/policy.json'])).toEqual({
      host: 'browser',
      port: 4710,
      open: false,
      dataFolder: resolve('/data/duebook'),
      withDemoAccounts: false,
      choose: true,
      serverUrl: undefined,
      today: '2013-03-31',
      policyFile: resolve('/etc/policy.json'),
    });
  });

  test.each([
    [['--host', 'tablet'], /--host is electron or browser/],
    [['--port', '-1'], /port/],
    [['--port', '70000'], /up to 65535/],
    [['--port', '0x10'], /up to 65535/],
    [['--today', '2013-02-30'], /--today is a date/],
    [['--server', 'ftp://files.example'], /--server is an address/],
    [['--demo'], /--demo/],
  ])('refuse %j in words', (args, words) => {
    expect(() => readStartOptions(args)).toThrow(UsageError);
    expect(() => readStartOptions(args)).toThrow(words);
  });
});
