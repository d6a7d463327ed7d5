import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { asOf, runImport } from './fixtures/run-import.ts';

const overdueCount = 690;
const laterCount = 10;
const count = overdueCount + laterCount;

/** One customer with more open invoices than any window holds: 1.00, 2.00, 3.00 …, the last ones not due. */
function ledgerOf(): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const dueDate = index < overdueCount ? '2013-02-04' : '2013-05-04';
    const amount = (index + 1).toString();
    return `C-1;R-${(index + 1).toString().padStart(4, '0')};2013-01-05;${dueDate};${amount},00;Large & Sons`;
  });
  return `${['Customer;Invoice number;Invoice date;Due date;Amount;Name', ...rows].join('\r\n')}\r\n`;
}

test('an account with more invoices than are ever sent at once is added up, filtered and promised as a whole', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  const file = join(dataFolder, 'ledger.csv');
  writeFileSync(file, ledgerOf());
  const server = await startServer({ demo: 'users', today: asOf });
  expect(runImport(file, dataFolder, 'USD').lastLine).toContain(`new ${count.toString()},`);
  const { page, collector } = await beginWork(open, server, { today: asOf });
  const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Invoice' }) });
  const chooseAll = page.getByRole('checkbox', { name: 'Choose all' });
  const reopen = async () => {
    await collector.goesTo('Worklist');
    await collector.opensAccount('Large & Sons');
    await expect(page.locator('tr[data-invoice]').first()).toBeVisible();
  };

  await test.step('K goes to the very last one', async () => {
    await collector.opensAccount('Large & Sons');
    await expect(page.getByRole('tab', { name: 'Invoices 700' })).toBeVisible();
    await expect(table).toHaveAttribute('aria-rowcount', (count + 1).toString());
    await page.keyboard.press('k');
    await expect(page.getByRole('checkbox', { name: 'Choose R-0700' })).toBeFocused();
  });

  await test.step('scrolling to the end shows the last one', async () => {
    await reopen();
    await page.getByRole('region', { name: 'Invoices' }).evaluate((part) => {
      part.scrollTop = part.scrollHeight;
    });
    await expect(page.getByRole('rowheader', { name: 'R-0700' })).toBeVisible();
  });

  await test.step('a bucket that stands at the end of the list is complete', async () => {
    await reopen();
    await page.getByRole('button', { name: /^not due/ }).click();
    await expect(table).toHaveAttribute('aria-rowcount', (laterCount + 1).toString());
    await expect(page.getByRole('rowheader', { name: 'R-0691' })).toBeVisible();
  });

  await test.step('a range whose ends were never loaded together is chosen and added up', async () => {
    await reopen();
    await page.getByRole('checkbox', { name: 'Choose R-0002' }).click();
    await page.keyboard.press('k');
    const first = page.getByRole('checkbox', { name: 'Choose R-0001' });
    await expect(first).toBeFocused();
    await page.getByRole('region', { name: 'Invoices' }).evaluate((part) => {
      part.scrollTop = part.scrollHeight;
    });
    await page.getByRole('checkbox', { name: 'Choose R-0699' }).click({ modifiers: ['Shift'] });
    // 2 + 3 + … + 699
    await expect(page.getByText('698 invoices · 244,649.00 USD')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Choose R-0698' }).click();
    await expect(page.getByText('697 invoices · 243,951.00 USD')).toBeVisible();
    await page.keyboard.press('d');
    const form = page.getByRole('dialog', { name: 'Open a dispute' });
    await expect(form.getByLabel('Amount for R-0002')).toHaveValue('2.00');
    await expect(form.getByText(/^597 more invoices/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Choose invoices to work on them together')).toBeVisible();
  });

  await test.step('all of them are chosen, added up and proposed for a promise', async () => {
    await reopen();
    await chooseAll.click();
    const sum = '245,350.00';
    await expect(page.getByText(`700 invoices · ${sum} USD`)).toBeVisible();
    await expect(chooseAll).toBeChecked();
    await page.keyboard.press('p');
    const form = page.getByRole('dialog', { name: 'Promise to pay' });
    await expect(form.getByLabel('Promised amount')).toHaveValue(sum);
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
  });
});
