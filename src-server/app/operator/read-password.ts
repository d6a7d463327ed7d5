import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StartFailure } from '../start-failure.ts';

/** Where a password comes from; never an argument, which other users of the machine can see. */
export type PasswordSource = { readonly file: string } | 'stdin' | 'terminal';

/** A password that is to be set. `question` names whose it is and says the rule; asked twice on a terminal. */
export function readNewPassword(from: PasswordSource, question: string): Promise<string> {
  if (from === 'terminal') return askTwice(question);
  return from === 'stdin' ? firstLineOfInput() : firstLineOfFile(from.file);
}

/** A password that exists. Asked once on a terminal. */
export function readPassword(from: PasswordSource, question: string): Promise<string> {
  return from === 'terminal' ? askSecret(question) : readNewPassword(from, question);
}

async function firstLineOfFile(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).split(/\r?\n/, 1)[0] ?? '';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StartFailure(`The password file ${path} cannot be read: ${code}.`);
  }
}

async function firstLineOfInput(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  return '';
}

async function askTwice(question: string): Promise<string> {
  const password = await askSecret(question);
  if ((await askSecret('Once more: ')) !== password) throw new StartFailure('The passwords differ.');
  return password;
}

/** Asks without showing what is typed. */
async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new StartFailure('There is no terminal to ask on: give the password in a file (see --help).');
  }
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
