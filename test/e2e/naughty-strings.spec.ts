import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { readPdfPages } from './fixtures/read-pdf.ts';
import { asOf, runImport } from './fixtures/run-import.ts';

test('markup, formulas and odd text stay text from the ledger to the screen to the PDF', async ({
  dataFolder,
  startServer,
  open,
}) => {
  const name =
    '<img src=x onerror="document.title=1"> {{7*7}} %{7*7} \'; DROP TABLE account;-- 田中さん 👩‍🚀';
  const file = join(dataFolder, 'ledger.csv');
  const quoted = `"${name.replaceAll('"', '""')}"`;
  writeFileSync(
    file,
    [
      'Customer,Name,Invoice number,Invoice date,Due date,Amount',
      `N-1,${quoted},"=1+1|cmd",2013-01-05,2013-02-04,10.00`,
    ].join('\n'),
  );
  const server = await startServer({ demo: 'users', today: asOf });
  const imported = runImport(file, dataFolder, 'EUR');
  expect(imported.lastLine).toBe('read 1, new 1, updated 0, unchanged 0, skipped 0');

  const { page } = await open({ serverUrl: server.url, signIn: server.signInOf('collector'), today: asOf });
  const collector = new Collector(page);
  await collector.seesWorklist();
  const title = await page.title();
  await collector.opensAccount(name);
  await collector.choosesInvoice('=1+1|cmd');
  await collector.opensDispute('Tax', `${name} </textarea><script>document.title=2</script>`);
  await collector.opensTab('Disputes');
  await expect(page.getByText('<script>document.title=2</script>')).toBeVisible();
  const statement = await (await collector.savesStatement()).path();
  const [text = ''] = await readPdfPages(await readFile(statement));
  expect(text).toContain('DROP TABLE account');
  expect(text).toContain('=1+1|cmd');
  expect(await page.title()).toBe(title);
});
