import type { Environment } from '../app/environment-values.ts';
import { readPassword } from '../app/operator/read-password.ts';

/** The password of whoever signs in: the first line of a file that is named, else DUEBOOK_PASSWORD, else asked for. */
export async function readOwnPassword(
  file: string | undefined,
  env: Environment,
  question: string,
): Promise<string> {
  const given = env.DUEBOOK_PASSWORD;
  if (file === undefined && given !== undefined && given !== '') return given;
  return readPassword(file === undefined ? 'terminal' : { file }, question);
}
