import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runStorageProgram } from '../../scripts/storage-program.ts';
import { openKeyFile } from '../../src-main/desktop/keys/key-file.ts';
import { digestOf, makeSampleFile } from '../../src-main/storage/sqlite-file/sample-file.fixture.ts';
import { keyMark } from '../../src-main/storage/sqlite-file/sqlite-key.ts';

const root = resolve(import.meta.dirname, '..', '..');

export type Ended = { readonly code: number | null; readonly output: string; readonly errors: string };

/** The data folder of a browser host with an encrypted file in it. */
export async function makeDataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-storage-command-'));
  const path = join(folder, 'workstation', 'workstation.sqlite');
  const keyPath = join(folder, 'workstation.key');
  const openKey = (passphrase?: string) => openKeyFile({ path: keyPath, databasePath: path, passphrase });
  const key = await openKey();
  mkdirSync(join(folder, 'workstation'));
  makeSampleFile(path, { key });
  return {
    folder,
    path,
    keyPath,
    key,
    openKey,
    /** What the file holds, opened as the host opens it. */
    digest: async (passphrase?: string) => digestOf(path, await openKey(passphrase)),
    mark: () => readFileSync(path).subarray(0, keyMark(key).length),
    names: () => readdirSync(folder).sort(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs the command in this process; `onLine` gets what it complains or tells of progress, and it waits for that. */
export async function runStorage(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onLine: (line: string) => void = () => undefined,
): Promise<Ended> {
  const output: string[] = [];
  const errors: string[] = [];
  const code = await runStorageProgram({
    args,
    env,
    folder: root,
    say: (line) => output.push(line),
    complain: (line) => {
      errors.push(line);
      onLine(line);
    },
  });
  return { code, output: output.join('\n'), errors: errors.join('\n') };
}

/** Runs the command as a person does; `onLine` gets what it complains or tells of progress and may end it. */
export function startStorage(
  args: readonly string[],
  onLine: (line: string, kill: () => void) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, ['scripts/storage.ts', ...args], { cwd: root });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
    onLine(chunk.toString(), () => child.kill('SIGKILL'));
  });
  return new Promise((settle) => {
    child.on('close', (code) => settle({ code, output, errors }));
  });
}
