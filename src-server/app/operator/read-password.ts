import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StartFailure } from '../start-failure.ts';
import type { NewOrganisation } from './parse-command.ts';

/** The password of the first administrator; never from an argument, which other users of the machine can see. */
export function readPassword(from: NewOrganisation['passwordFrom']): Promise<string> {
  if (from === 'terminal') return askTwice();
  return from === 'stdin' ? firstLineOfInput() : firstLineOfFile(from.file);
}

async function firstLineOfFile(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).split(/\r?\n/, 1)[0] ?? '';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StartFailure(`The password file cannot be read: ${code}.`);
  }
}

async function firstLineOfInput(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  return '';
}

async function askTwice(): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new StartFailure('There is no terminal to ask on: give --password-file or --password-stdin.');
  }
  const password = await ask('Password of the administrator: ');
  if ((await ask('Once more: ')) !== password) throw new StartFailure('The passwords differ.');
  return password;
}

/** Asks without showing what is typed. */
async function ask(question: string): Promise<string> {
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
