import { parseArgs } from 'node:util';

/** What the launcher passes to the Electron host. */
export type CommandLine = {
  readonly dataFolder: string | undefined;
  readonly serverUrl: string | undefined;
  readonly signInFile: string | undefined;
  readonly demoSignInFile: string | undefined;
  readonly today: string | undefined;
  /** A policy of the person who starts the program; that of the machine comes before it. */
  readonly policyFile: string | undefined;
};

/** Reads the switches; others belong to Chromium and are left alone. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      data: { type: 'string' },
      server: { type: 'string' },
      'sign-in-file': { type: 'string' },
      'demo-sign-in-file': { type: 'string' },
      today: { type: 'string' },
      policy: { type: 'string' },
    },
  });
  return {
    dataFolder: text(values.data),
    serverUrl: text(values.server),
    signInFile: text(values['sign-in-file']),
    demoSignInFile: text(values['demo-sign-in-file']),
    today: text(values.today),
    policyFile: text(values.policy),
  };
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
