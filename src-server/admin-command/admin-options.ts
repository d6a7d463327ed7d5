import { parseArgs } from 'node:util';

/** The command line cannot be understood; the message says why. */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure';
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const options = {
  ...{ server: text, user: text, 'password-file': text, data: text, json: flag, help: flag },
  ...{ name: text, role: text, territory: texts, 'no-territories': flag, active: text },
  ...{ 'new-password-file': text, number: texts, collector: text, all: flag },
  ...{ to: text, 'to-territory': text, of: text, limit: text },
} as const;

/** Options that every command takes. */
export const commonOptions = ['server', 'user', 'password-file', 'data', 'json', 'help'] as const;

/** Splits the command line into words and options; throws a UsageFailure. */
export function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageFailure(error.message);
    throw error;
  }
}

export type AdminValues = ReturnType<typeof parseOptions>['values'];
