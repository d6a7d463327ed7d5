import type { ClientSession } from '../client/open-session.ts';
import type { AdminValues } from './admin-options.ts';

/** One call of the command line, signed in. */
export type AdminCall = {
  readonly session: ClientSession;
  /** What stands behind the name of the command. */
  readonly names: readonly string[];
  readonly values: AdminValues;
  readonly say: (line: string) => void;
  /** Asks for a password that is to be set for somebody, or takes it from the file that is named. */
  readonly readNewPassword: (userName: string) => Promise<string>;
  /** Reads a file of the caller. */
  readonly readFile: (path: string) => Promise<string>;
};

/** A command; it resolves with the exit code. */
export type AdminCommand = {
  /** What stands behind the name, for the help. */
  readonly takes: string;
  readonly about: string;
  readonly nameCount: number;
  readonly options: readonly (keyof AdminValues)[];
  readonly needed?: readonly (keyof AdminValues)[];
  readonly run: (call: AdminCall) => Promise<number>;
};
