import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { projectFolder } from '../../scripts/project-folder.ts';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { readPdfPages } from './fixtures/read-pdf.ts';
import { asOf, runImport } from './fixtures/run-import.ts';
import type { TestServer } from './fixtures/run-server.ts';

const customer = 'Nordwind Handels GmbH';
const lateTruck = {
  ...{ code: 'Z1', processor: 'Dispatch', slaDays: 3, label: { en: 'Late truck', de: 'LKW zu spät' } },
  routing: [
    { from: { currency: 'EUR', amountMinor: 50_00 }, segment: '', processor: 'Head of dispatch' },
    { from: { currency: 'USD', amountMinor: 1 }, segment: '', processor: 'Head of exports' },
  ],
};

test('D2: reasons that the organisation sets are offered, routed and printed at once, and one it drops is not', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  const server = await startServer({ demo: 'users', today: asOf });
  const file = join(dataFolder, 'ledger.csv');
  const rows = [
    'Customer,Name,Invoice number,Invoice date,Due date,Amount',
    `N-1,${customer},R-1,2013-01-05,2013-02-04,80.00`,
  ];
  writeFileSync(file, rows.join('\n'));
  expect(runImport(file, dataFolder, 'EUR').lastLine).toContain('new 1,');
  const { page, collector } = await beginWork(open, server, { today: asOf });
  await collector.opensAccount(customer);
  await collector.choosesInvoice('R-1');
  await page.keyboard.press('d');
  const form = page.getByRole('dialog', { name: 'Open a dispute' });
  const reason = form.getByRole('combobox', { name: 'Reason' });
  const option = (name: string) => page.getByRole('option', { name, exact: true });

  await test.step('an open form offers the new list as soon as it is set, and no reason that is off it', async () => {
    await reason.click();
    await expect(option('Price')).toBeVisible();
    putReasons(server, dataFolder, [
      lateTruck,
      { ...lateTruck, code: 'Z2', key: 'bare-key', label: undefined },
    ]);
    await expect(option('Late truck')).toBeVisible({ timeout: 30_000 });
    await expect(option('Z2')).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(2);
    await option('Late truck').click();
  });

  await test.step('it says whom the amount goes to and until when', async () => {
    await expect(form.getByText('Goes to Head of dispatch, due 3 Apr 2013 (3 days).')).toBeVisible();
    await form.getByRole('textbox', { name: /R-1/ }).fill('49.99');
    await expect(form.getByText('Goes to Dispatch, due 3 Apr 2013 (3 days).')).toBeVisible();
    await form.getByRole('button', { name: /^Open dispute/ }).click();
    await expect(form).toBeHidden();
  });

  await test.step('account, list of disputes and statement call it by its name', async () => {
    await collector.opensTab('Disputes');
    await expect(page.getByRole('tabpanel').getByText('Late truck')).toBeVisible();
    await expect(page.getByRole('tabpanel').getByText('With Dispatch, due 3 Apr 2013')).toBeVisible();
    const statement = await (await collector.savesStatement()).path();
    const [text = ''] = await readPdfPages(await readFile(statement));
    expect(text).toContain('Late truck');
    await page.keyboard.press('Escape');
    await collector.goesTo('Disputes');
    await expect(page.getByRole('cell', { name: 'Late truck' })).toBeVisible();
    putReasons(server, dataFolder, [{ ...lateTruck, label: { en: 'Truck too late' } }]);
    await expect(page.getByRole('cell', { name: 'Truck too late' })).toBeVisible({ timeout: 30_000 });
  });
});

/** Replaces the list of reasons as an administrator does. */
function putReasons(server: TestServer, dataFolder: string, value: readonly object[]): void {
  const { userName, password } = server.signInOf('administrator');
  const admin = (...args: readonly string[]): string => {
    const common = ['--server', server.url, '--user', userName, '--data', join(dataFolder, 'admin')];
    const result = spawnSync(process.execPath, ['src-server/admin-command/main.ts', ...args, ...common], {
      cwd: projectFolder,
      encoding: 'utf8',
      env: { ...process.env, DUEBOOK_PASSWORD: password, FORCE_COLOR: undefined, NO_COLOR: undefined },
    });
    expect(result.stderr).toBe('');
    return result.stdout;
  };
  const file = join(dataFolder, 'dispute-reasons.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(admin('reference', 'get', 'dispute-reasons')), value }));
  expect(admin('reference', 'put', file)).toContain('Wrote dispute-reasons');
}
