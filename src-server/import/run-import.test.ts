import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure } from '../../src-shared/domain/failure.ts';
import { failureWords } from './failure-words.ts';
import { parseArguments } from './parse-arguments.ts';
import { readBoundedFile } from './read-bounded-file.ts';
import { runImport } from './run-import.ts';

describe('what the import says', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duebook-run-import-'));
    await writeFile(join(folder, 'ledger.csv'), 'a,b\n1,2\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = (file: string, ...more: string[]) =>
    runImport(
      parseArguments([file, '--as-of', '2026-03-31', '--currency', 'EUR', '--data', '.', ...more], folder),
      { env: {}, say: () => undefined },
    );

  it.each([
    ['{"columns": {"number": "No"}, "foo": 1}', 'foo'],
    ['{"columns": {"nummer": "No"}}', 'nummer'],
    ['{"columns": {"number": 7}}', 'columns.number'],
    ['no JSON', ''],
  ])('names what is wrong with the mapping %s', async (mapping, problem) => {
    await writeFile(join(folder, 'mapping.json'), mapping);
    const done = await run('ledger.csv', '--mapping', 'mapping.json');
    if (done.ok) throw new Error('the mapping was taken');
    expect(failureWords(done.failure)).toContain(problem === '' ? 'not valid:' : `at "${problem}"`);
  });

  it('takes relative paths from the folder of the caller and says what is wrong with them', async () => {
    await expect(run('none.csv')).rejects.toThrow(`${join(folder, 'none.csv')} does not exist.`);
    await expect(run('.')).rejects.toThrow(/is a folder, not a file/);
    await expect(run('ledger.csv', '--mapping', '.')).rejects.toThrow(/is a folder, not a file/);
  });

  it.runIf(process.platform !== 'win32')('reads no device, pipe or socket, which may never end', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe')]);
    const server = createServer().listen(join(folder, 'socket'));
    await once(server, 'listening');
    for (const name of ['/dev/zero', 'pipe', 'socket']) {
      await expect(run(name)).rejects.toThrow(/a device, a pipe or a socket/);
      await expect(run('ledger.csv', '--mapping', name)).rejects.toThrow(/a device, a pipe or a socket/);
    }
    server.close();
  });

  it('refuses a file over the limit, whatever size it tells', async () => {
    const path = join(folder, 'large');
    await writeFile(path, 'x'.repeat(101));
    expect(await readBoundedFile(path, 100)).toBeUndefined();
    expect(await readBoundedFile(path, 101)).toHaveLength(101);
  });

  it.each([
    [failure('AMOUNTS_AMBIGUOUS', { example: '1.000' }), /for example 1\.000.*--decimal-mark/],
    [
      failure('MAPPING_INVALID', { field: 'amount', other: 'number', column: 'Nr' }),
      /one column two meanings: Nr is number and amount/,
    ],
  ])('says in words what is wrong: %j', (what, words) => {
    expect(failureWords(what)).toMatch(words);
  });
});
