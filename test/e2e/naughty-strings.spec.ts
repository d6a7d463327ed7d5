import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { projectFolder } from '../../scripts/project-folder.ts';
import { beginWork, Collector } from './fixtures/collector.ts';
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

  const { page, collector } = await beginWork(open, server, { today: asOf });
  const title = await page.title();
  await collector.opensAccount(name);
  await collector.choosesInvoice('=1+1|cmd');
  await collector.opensDispute('Tax', `${name} </textarea><script>document.title=2</script>`);
  await collector.opensTab('Disputes');
  await expect(page.getByText('<script>document.title=2</script>')).toHaveCount(2);
  await expect(page.getByRole('tabpanel').getByText('<script>document.title=2</script>')).toBeVisible();
  const statement = await (await collector.savesStatement()).path();
  const [text = ''] = await readPdfPages(await readFile(statement));
  expect(text).toContain('DROP TABLE account');
  expect(text).toContain('=1+1|cmd');
  expect(await page.title()).toBe(title);
});

test('every string of the naughty list goes through import, worklist and account without an error', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  const listFile = join(projectFolder, '../shared/data/bad-inputs/blns/blns.json');
  test.skip(!existsSync(listFile), 'the folder with the naughty strings is not beside the project');
  const strings = [...new Set(JSON.parse(readFileSync(listFile, 'utf8')) as string[])];
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = strings.map(
    (text, index) => `C-${index},${quote(text)},${quote(text)},R-${index},2013-01-05,2013-02-04,10.00`,
  );
  const file = join(dataFolder, 'ledger.csv');
  writeFileSync(
    file,
    ['Customer,Name,Reference,Invoice number,Invoice date,Due date,Amount', ...rows].join('\n'),
  );
  const server = await startServer({ demo: 'users', today: asOf });
  const imported = runImport(file, dataFolder, 'EUR');
  const [, added = '', skipped = ''] = /new (\d+).*skipped (\d+)$/.exec(imported.lastLine) ?? [];
  expect(Number(added) + Number(skipped)).toBe(strings.length);
  expect(Number(added)).toBeGreaterThan(strings.length * 0.95);

  const { page } = await open({ serverUrl: server.url, signIn: server.signInOf('collector'), today: asOf });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => errors.push(`a dialog: ${dialog.message()}`));
  const collector = new Collector(page);
  await collector.seesWorklistUpToDate();
  await expect(page.getByText(`${added} accounts ·`)).toBeVisible();
  for (let step = 0; step < strings.length / 20; step += 1) {
    await expect(page.locator('tr[aria-current="true"]')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: /^Invoices/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(collector.rows.first()).toBeVisible();
    for (let down = 0; down < 20; down += 1) await page.keyboard.press('j');
  }
  expect(errors).toEqual([]);
});
