import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');

/** What turns documents into stored rows: the computing, and the tables that it is stored in. */
const entries = [
  'src-main/engine/summarise-slice.ts',
  'src-main/engine/account-reader.ts',
  'src-main/storage/read-models/sqlite-read-models.ts',
];

// Types have no effect on a row.
const importedFile = /^(?:import|export)\s(?!type\s)[^;]*?from\s+'(\.[^']+)'/gm;

function filesBelow(entry: string, found: Set<string>): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const source = readFileSync(join(root, entry), 'utf8');
  for (const [, imported = ''] of source.matchAll(importedFile)) {
    filesBelow(relative(root, join(root, dirname(entry), imported)), found);
  }
  return found;
}

function allFiles(): readonly string[] {
  const found = new Set<string>();
  for (const entry of entries) filesBelow(entry, found);
  return [...found].sort();
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

it('follows the code from the account to its row and its search texts', () => {
  expect(allFiles()).toEqual(
    expect.arrayContaining([
      'src-main/engine/account-summary.ts',
      'src-main/engine/effective-account.ts',
      'src-shared/domain/search/search-text.ts',
      'src-shared/commands/promise-record.ts',
      'src-shared/domain/account/account-figures.ts',
      'src-shared/domain/invoice/ageing.ts',
      'src-shared/domain/priority/priority.ts',
    ]),
  );
});

// After a change of that code `vitest run src-main/engine/summary-code-hash.test.ts --update` writes the hash anew, and
// every workstation computes its rows again when it is started the next time.
it('the hash that rows are versioned with is that of the code that makes them', async () => {
  const hash = hashOf(allFiles());
  await expect(
    `/** The code that makes the rows of the read models: rows of other code are computed again. */\nexport const summaryCodeHash = '${hash}';\n`,
  ).toMatchFileSnapshot('./summary-code-hash.ts');
});
