import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations } from './fixtures/expect-no-violations.ts';
import { readPdfPages } from './fixtures/read-pdf.ts';

test('a statement carries a balance forward, of any day, in full or in short, and is there again after a reload', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  await collector.opensAccount(await collector.nameInRow(0));
  await page.keyboard.press('s');
  await page.getByText('English', { exact: true }).click();
  const asOf = page.getByRole('textbox', { name: 'As of' });
  const from = page.getByRole('textbox', { name: 'From' });

  await test.step('open items of today come first', async () => {
    expect(await savedText(page)).toContain('Statement of open items');
    await expect(from).toBeHidden();
  });

  await test.step('a balance is carried forward from the month before, and adds up on the paper', async () => {
    await page.getByText('Balance forward', { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Statement of account' })).toBeVisible();
    await expect(from).toHaveValue('1 Mar 2013');
    const text = await savedText(page);
    expect(text).toContain('Opening balance');
    expect(text).toMatch(/Movements from 1 March 2013 to \d+ April 2013/);
    await expectNoViolations(page, 'balance forward');
  });

  await test.step('of a day in the past it says what was so then, and no day to come is taken', async () => {
    await asOf.fill('15 Mar 2013');
    await asOf.press('Enter');
    expect(await savedText(page)).toContain('Movements from 1 March 2013 to 15 March 2013');
    await asOf.fill('15 Feb 2013');
    await expect(from).toHaveValue('15 Feb 2013');
    await asOf.fill('1 Jan 2030');
    await asOf.blur();
    await expect(page.getByRole('button', { name: 'Today' })).toBeHidden();
    await asOf.fill('28 Feb 2013');
    await asOf.blur();
  });

  await test.step('a summary has no lines; all of it stands in the address', async () => {
    await page.getByRole('checkbox', { name: 'Summary only' }).check();
    expect(await savedText(page)).not.toContain('Movements from');
    await page.reload();
    await expect(page.getByRole('checkbox', { name: 'Summary only' })).toBeChecked({ timeout: 30_000 });
    await expect(asOf).toHaveValue('28 Feb 2013');
  });

  await test.step('open items come back by the menu, and nothing of it stays in the address', async () => {
    await page.getByText('Open items', { exact: true }).click();
    await expect(from).toBeHidden();
    expect(page.url()).not.toContain('from=');
    await page.getByText('Balance forward', { exact: true }).click();
    await expect(from).toBeVisible();
    await collector.goesTo('Documents');
    expect(new URL(page.url()).search).toBe('');
    await page.goBack();
    await expect(from).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tab', { name: /^Invoices/ })).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
  });
});

test('the statement of a whole group is chosen on an account of it, with a key too, and says what it may lack', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.goesTo('Accounts');
  await collector.filters('Company groups');
  const name = await collector.nameInRow(1);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await collector.searches(name);
  await expect(collector.rows.first()).toContainText(name);
  await page.locator('#main').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await page.keyboard.press('s');
  await page.getByText('English', { exact: true }).click();
  expect(await savedText(page)).toContain('Statement of open items');
  const address = page.url();
  await page.getByRole('radio', { name: 'This account' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { level: 1, name: 'Statement of the group' })).toBeVisible();
  await page.getByText('English', { exact: true }).click();
  const text = await savedText(page);
  expect(text).toContain('Consolidated statement of the accounts listed');
  expect(text).toContain('of the accounts listed here and of no others');
  expect(text).toMatch(/\d accounts together/);
  await expectNoViolations(page, 'statement of a group');
  await page.reload();
  await expect(page.getByRole('radio', { name: /^Group accounts here/ })).toBeChecked({ timeout: 30_000 });
  await page.getByText('This account', { exact: true }).click();
  await expect(page).toHaveURL(address);
});

async function savedText(page: Page): Promise<string> {
  await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible({ timeout: 30_000 });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  const pages = await readPdfPages(await readFile(await (await download).path()));
  return pages.join('\n').replace(/\s+/g, ' ');
}
