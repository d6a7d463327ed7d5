import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { inWords, ledgerFile, readLedgerFigures } from './fixtures/ledger-figures.ts';
import { readPdfPages } from './fixtures/read-pdf.ts';
import { asOf, runImport } from './fixtures/run-import.ts';

test('a real ledger goes in through the running server, twice without a change, and its figures come out', async ({
  dataFolder,
  startServer,
  open,
}) => {
  const hasLedger = existsSync(ledgerFile);
  test.skip(!hasLedger, 'the folder with the real ledger is not beside the project');
  const figures = readLedgerFigures(ledgerFile, asOf);
  const server = await startServer({ demo: 'users', today: asOf });

  const first = runImport(ledgerFile, dataFolder, 'USD');
  expect(first.stderr).toBe('');
  expect(first.lastLine).toMatch(/^read 2466, new \d+, updated 0, unchanged 0, skipped \d+$/);
  const [, added = '', skipped = ''] = /new (\d+).*skipped (\d+)/.exec(first.lastLine) ?? [];
  expect(Number(added) + Number(skipped)).toBe(2466);
  expect(readFileSync(first.report, 'utf8').trim().split('\n')).toHaveLength(Number(skipped) + 1);

  const second = runImport(ledgerFile, dataFolder, 'USD');
  expect(second.lastLine).toBe(`read 2466, new 0, updated 0, unchanged ${added}, skipped ${skipped}`);

  const { page, collector } = await beginWork(open, server, { today: asOf });
  await collector.showsAllAccounts();
  const toCollect = inWords(figures.overdueMinor - figures.disputedOverdueMinor);
  await expect(
    page.getByText(`${figures.accountCount} accounts · ${toCollect} USD to collect`),
  ).toBeVisible();

  const [customer = '', balance = 0] = [...figures.openByCustomer].sort((a, b) => b[1] - a[1])[0] ?? [];
  await collector.opensAccount(customer);
  await expect(page.getByText(inWords(balance)).first()).toBeVisible();
  const statement = await (await collector.savesStatement()).path();
  const pages = await readPdfPages(await readFile(statement));
  expect(pages[0]).toContain(inWords(balance));
  expect(pages.at(-1)).toMatch(new RegExp(`${pages.length} of ${pages.length}`));
});

test('a ledger goes straight into the store when no server runs; bad rows are reported and stop nothing', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  const file = join(dataFolder, 'ledger.csv');
  const rows = [
    'Customer;Invoice number;Invoice date;Due date;Amount;Name',
    'C-1;R-1;2013-01-05;2013-02-04;100,00;"Müller & Söhne"',
    'C-1;R-2;2013-13-05;2013-02-04;100,00;"Müller & Söhne"',
    'C-2;R-3;2013-01-07;2013-02-06;1.234,56;"=HYPERLINK(""http://evil.example"")"',
    'C-2;R-4;2013-01-07;2013-02-06;twelve;Other',
    'C-3;R-5;2013-01-07',
  ];
  writeFileSync(file, `${rows.join('\r\n')}\r\n`);
  const server = await startServer({ demo: 'users', today: asOf });
  await server.kill();
  const result = runImport(file, dataFolder, 'USD');
  expect(result.lastLine).toBe('read 5, new 2, updated 0, unchanged 0, skipped 3');
  const report = readFileSync(result.report, 'utf8');
  for (const line of ['3', '5', '6']) expect(report).toMatch(new RegExp(`^"?${line}"?,`, 'm'));

  await server.startAgain();
  const { page } = await beginWork(open, server, { today: asOf });
  await expect(page.getByText('=HYPERLINK("http://evil.example")').first()).toBeVisible();
  await expect(page.getByText('1,234.56').first()).toBeVisible();
});

test('a file that is no ledger gets a clear error, and an import never makes a store', async ({
  dataFolder,
  startServer,
}) => {
  const file = join(dataFolder, 'prose.csv');
  writeFileSync(file, 'Dear all,\n\nplease find the ledger elsewhere.\n');
  const early = runImport(file, dataFolder, 'USD');
  expect([early.status, early.stderr]).toEqual([1, expect.stringContaining('There is no store yet.')]);
  expect(existsSync(join(dataFolder, 'server', 'database'))).toBe(false);

  await startServer({ demo: 'users', today: asOf });
  const result = runImport(file, dataFolder, 'USD');
  expect(result.status).toBe(1);
  expect(result.stderr.trim().split('\n').at(-1)).toMatch(/ledger|column/i);
  expect(existsSync(result.report)).toBe(false);
});
