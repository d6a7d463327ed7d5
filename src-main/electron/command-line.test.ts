import { describe, expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

describe('command line of the Electron host', () => {
  test('reads the switches of the launcher and leaves those of Chromium alone', () => {
    const args = [
      '--data',
      '/data',
      '--server',
      'http://127.0.0.1:4700',
      '--no-sandbox',
      '--today',
      '2026-03-31',
    ];
    expect(readCommandLine(args)).toEqual({
      dataFolder: '/data',
      serverUrl: 'http://127.0.0.1:4700',
      signInFile: undefined,
      demoSignInFile: undefined,
      today: '2026-03-31',
      policyFile: undefined,
    });
  });
});
