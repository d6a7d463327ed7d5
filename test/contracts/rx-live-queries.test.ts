import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openInvoiceDatabase } from './live-invoices.ts';
import { makeTestFolder, removeTestFolder } from './storages-under-test.ts';

const WRITER = fileURLToPath(new URL('./invoice-writer.ts', import.meta.url));

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('live queries of a database follow what another process writes to its file', async () => {
  const folder = makeTestFolder();
  const database = await openInvoiceDatabase(folder);
  const ofAccount = { selector: { accountId: 'account-1' } };
  let ids: string[] = [];
  let count = -1;
  let watchedAmount = -1;
  const largestFirst = { ...ofAccount, sort: [{ amountMinor: 'desc' as const }], limit: 4 };
  database.invoices.find(largestFirst).$.subscribe((found) => {
    ids = found.map(({ id }) => id);
  });
  database.invoices.count(ofAccount).$.subscribe((found) => {
    count = found;
  });
  const watched = await database.invoices.insert({ id: 'own', accountId: 'account-1', amountMinor: 1 });
  watched.$.subscribe((document) => {
    watchedAmount = document.amountMinor;
  });

  const writer = spawn(process.execPath, [WRITER, folder], { stdio: 'inherit' });
  const [exitCode] = await once(writer, 'exit');
  expect(exitCode).toBe(0);
  await until(() => count === 11 && ids.includes('inv-28'));
  expect(ids).toEqual(['inv-1', 'inv-4', 'inv-28', 'inv-25']);
  await watched.patch({ amountMinor: 2 });
  expect(watchedAmount).toBe(2);
  expect(await database.invoices.count(ofAccount).exec()).toBe(11);
  await database.close();
  removeTestFolder(folder);
});
