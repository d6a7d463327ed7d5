import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Environment } from '../app/environment-values.ts';
import { readNewPassword } from '../app/operator/read-password.ts';
import { StartFailure } from '../app/start-failure.ts';
import { inSession } from '../client/open-session.ts';
import { readOwnPassword } from '../client/own-password.ts';
import { passwordRule } from '../identity/password-rules.ts';
import type { AdminRequest } from './parse-admin.ts';

/** What the command needs of the program around it. */
export type AdminSurroundings = {
  readonly env: Environment;
  /** Relative paths mean this folder. */
  readonly callerFolder: string;
  readonly say: (line: string) => void;
};

/** Signs in, does what is asked and signs out; resolves with the exit code. */
export async function runAdmin(
  { command, names, values, serverUrl, userName, passwordFile, dataFolder }: AdminRequest,
  { env, callerFolder, say }: AdminSurroundings,
): Promise<number> {
  const password = await readOwnPassword(passwordFile, env, `Password of ${userName}: `);
  const path = (given: string): string => resolve(callerFolder, given);
  const newPasswordFile = values['new-password-file'];
  return inSession({ serverUrl, userName, password, dataFolder }, (session) =>
    command.run({
      ...{ session, names, values, say },
      readNewPassword: (of) =>
        readNewPassword(
          newPasswordFile === undefined ? 'terminal' : { file: path(newPasswordFile) },
          `${passwordRule}\nNew password of ${of}: `,
        ),
      readFile: (given) => readText(path(given)),
    }),
  );
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StartFailure(`${path} cannot be read (${code}).`);
  }
}
