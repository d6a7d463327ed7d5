import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { runImport } from './fixtures/run-import.ts';

const customer = 'Nordwind Handels GmbH';

test('A2: a visit is planned on the screen; the timeline says so, and calls a settled credit no payment', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  const server = await startServer({ demo: 'users' });
  const file = join(dataFolder, 'ledger.csv');
  const rows = [
    'Customer,Name,Invoice number,Invoice date,Due date,Amount,Settled date',
    `N-1,${customer},R-1,2013-01-05,2013-02-04,10.00,`,
    `N-1,${customer},G-2,2013-01-06,2013-02-05,-2.50,2013-03-01`,
    `N-1,${customer},R-3,2013-01-07,2013-02-06,7.25,2013-03-01`,
  ];
  writeFileSync(file, rows.join('\n'));
  expect(runImport(file, dataFolder, 'EUR').lastLine).toContain('new 3,');
  const { page, collector } = await beginWork(open, server);
  await collector.opensAccount(customer);

  await test.step('a way without a day is asked for the day, not dropped', async () => {
    await page.keyboard.press('c');
    const form = page.getByRole('dialog', { name: 'Log an activity' });
    await form.getByText('They contacted', { exact: true }).click();
    await form.getByRole('button', { name: /Reached/ }).click();
    await form.getByRole('combobox', { name: 'How' }).click();
    await page.getByRole('option', { name: 'Visit' }).click();
    await form.getByRole('button', { name: /^Record/ }).click();
    await expect(form.getByText('Choose a date.')).toBeVisible();
    await form.getByLabel('Next action').fill('Look at the machine');
    await form.getByRole('button', { name: /^Tomorrow/ }).click();
    await form.getByRole('button', { name: /^Record/ }).click();
    await expect(form).toBeHidden();
    await expect(page.getByText('next 11 Apr: Look at the machine · Visit')).toBeVisible();
    await collector.waitsUntilUpToDate();
    await expect(page.getByText('waiting to sync')).toHaveCount(0);
  });

  await test.step('a settled credit is none any more, and a payment is one', async () => {
    await expect(page.getByText('Credit paid out or offset 2.50 EUR')).toBeVisible();
    await expect(page.getByText('Payment 7.25 EUR')).toBeVisible();
    await collector.opensTab('Payments');
    const payments = page.getByRole('tabpanel').getByRole('row');
    await expect(payments.filter({ hasText: 'G-2' })).toContainText('credit paid out or offset');
    await expect(payments.filter({ hasText: 'R-3' })).not.toContainText('credit');
  });

  await test.step('the visit stands among what is to be followed up', async () => {
    await collector.goesTo('Follow-ups');
    await collector.filters('All');
    await expect(collector.rows.filter({ hasText: 'Look at the machine' })).toContainText('Visit');
  });
});
