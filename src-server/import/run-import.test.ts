import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureWords } from './failure-words.ts';
import { parseArguments } from './parse-arguments.ts';
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
  });
});
