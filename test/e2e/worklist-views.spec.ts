import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { clicksBoxOnce } from './fixtures/click-box.ts';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('a collector narrows the worklist, names the filter, and finds it with columns and groups after a restart', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const { page, collector, stop } = await beginWork(open, server);
  const summary = page.getByText(/^[\d,]+ accounts/).first();

  await test.step('narrows it down by what the menu offers', async () => {
    await collector.showsAllAccounts();
    const all = await summary.textContent();
    await page.getByRole('button', { name: 'Narrow', exact: true }).click();
    const menu = page.getByRole('dialog', { name: 'Narrow the list down' });
    await menu.getByLabel('Risk class').selectOption('C');
    await menu.getByLabel('Status').selectOption({ label: 'Something is overdue' });
    await expect(page.getByRole('button', { name: 'Narrowed by 2' })).toBeVisible();
    await expect(summary).not.toHaveText(all ?? '');
    await expectNoViolationsInBothThemes(page, 'narrow menu');
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    for (const text of await collector.rows.allTextContents()) expect(text).toContain('risk C');
  });

  await test.step('names the filter, leaves it and comes back', async () => {
    await page.getByRole('button', { name: 'My filters' }).click();
    const menu = page.getByRole('dialog', { name: 'My filters' });
    await menu.getByLabel('Name of this filter').fill('Risky and late');
    await menu.getByRole('button', { name: 'Save' }).click();
    await menu.getByRole('button', { name: 'Rename Risky and late' }).click();
    await menu.getByLabel('New name of Risky and late').fill('Risk C, late');
    await menu.getByRole('button', { name: 'Rename', exact: true }).click();
    await expect(menu.getByRole('button', { name: 'Risk C, late', exact: true })).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'saved filters');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Narrowed by 2' }).click();
    await page.getByRole('button', { name: 'Show all again' }).click();
    await page.keyboard.press('Escape');
    await collector.filters('To work');
    await page.getByRole('button', { name: 'My filters' }).click();
    await menu.getByRole('button', { name: 'Risk C, late', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'All accounts', level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Narrowed by 2' })).toBeVisible();
  });

  await test.step('Escape after saving by Enter closes the menu alone', async () => {
    await page.getByRole('button', { name: 'Narrowed by 2' }).click();
    await page
      .getByRole('dialog', { name: 'Narrow the list down' })
      .getByLabel('Risk class')
      .selectOption('B');
    await page.keyboard.press('Escape');
    await page.locator('#main').focus();
    await page.keyboard.press('x');
    const bar = page.getByRole('region', { name: 'Work on the chosen accounts' });
    await expect(bar).toContainText('1 account chosen');
    await page.getByRole('button', { name: 'My filters' }).click();
    const menu = page.getByRole('dialog', { name: 'My filters' });
    await menu.getByLabel('Name of this filter').fill('Risk B');
    await page.keyboard.press('Enter');
    await expect(menu.getByRole('button', { name: 'Risk B', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(bar).toContainText('1 account chosen');
    await page.getByRole('button', { name: 'Risk B' }).click();
    await menu.getByRole('button', { name: 'Delete Risk B' }).click();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(bar).toContainText('1 account chosen');
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
  });

  await test.step('chooses columns, density and groups', async () => {
    await page.getByRole('button', { name: 'View', exact: true }).click();
    const menu = page.getByRole('dialog', { name: 'How the table looks' });
    await menu.getByRole('checkbox', { name: 'Balance' }).check();
    await menu.getByRole('checkbox', { name: 'Disputes' }).uncheck();
    await menu.getByRole('button', { name: 'Move Balance towards the front' }).click();
    await menu.getByText('Dense').click();
    await menu.getByLabel('Group by').selectOption('segment');
    await expectNoViolationsInBothThemes(page, 'view menu');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('columnheader')).toContainText([
      'Chosen',
      'Prio',
      'Account',
      'Overdue',
      'To collect',
      'Oldest',
      'Promises',
      'Balance',
      'Last contact',
    ]);
    const heads = page.locator('tr[data-group]');
    await expect(heads.first()).toContainText(/account.*Overdue .*To collect/);
    await expectNoViolationsInBothThemes(page, 'worklist in groups');
    await page.keyboard.press('End');
    await expect(page.locator('tr[aria-current="true"]')).toBeVisible();
    await page.keyboard.press('e');
    await expect(
      page
        .getByText('Why first?')
        .or(page.getByText(/points/))
        .first(),
    ).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await stop();
  const again = await open({ dataFolder, serverUrl: server.url });
  const later = new Collector(again.page);
  await later.seesWorklist();
  await expect(again.page.getByRole('columnheader', { name: 'Balance' })).toBeVisible();
  await again.page.getByRole('button', { name: 'My filters' }).click();
  const menu = again.page.getByRole('dialog', { name: 'My filters' });
  await menu.getByRole('button', { name: 'Risk C, late', exact: true }).click();
  await expect(again.page.getByRole('button', { name: 'Narrowed by 2' })).toBeVisible();
  await again.page.getByRole('button', { name: 'Risk C, late' }).click();
  await menu.getByRole('button', { name: 'Delete Risk C, late' }).click();
  await expect(menu.getByText('No filter has a name yet.', { exact: false })).toBeVisible();
  await again.page.getByRole('button', { name: 'Undo' }).click();
  await expect(again.page.getByRole('button', { name: 'Risk C, late' }).first()).toBeVisible();
});

test('a manager chooses accounts by key and range, gives them to another collector and saves their statements', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const { page, collector } = await beginWork(open, server, { who: 'manager' });
  await collector.showsAllAccounts();
  const made = page.getByRole('region', { name: 'Statements in a batch' });
  const bar = page.getByRole('region', { name: 'Work on the chosen accounts' });

  await test.step('X and Shift choose rows, a click with Shift a range', async () => {
    await page.locator('#main').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    await expect(bar).toContainText('1 account chosen');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+J');
    await expect(bar).toContainText('3 accounts chosen');
    await collector.rows
      .nth(5)
      .locator('td')
      .nth(6)
      .click({ modifiers: ['Shift'] });
    await expect(bar).toContainText('6 accounts chosen');
    await expectNoViolationsInBothThemes(page, 'chosen accounts');
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
  });

  await test.step('one click on a box ticks its row, whichever row is selected', async () => {
    await page.keyboard.press('Home');
    await clicksBoxOnce(page);
    await expect(bar).toBeHidden();
  });

  await test.step('all of a filter stay those that they were under another filter', async () => {
    await collector.filters('Promises not kept');
    await page.locator('#main').focus();
    await page.keyboard.press('x');
    await bar.getByRole('button', { name: /^Choose all/ }).click();
    await expect(bar.getByRole('button', { name: /^Choose all/ })).toBeHidden();
    const chosen = (await bar.getByText(/accounts chosen/).textContent()) ?? '';
    const unticked = collector.rows.getByRole('checkbox', { checked: false });
    await expect(unticked).toHaveCount(0);
    await collector.filters('With disputes');
    await expect(unticked).not.toHaveCount(0);
    await expect(bar).toContainText(chosen);
    await collector.filters('Promises not kept');
    await expect(unticked).toHaveCount(0);
    await page.locator('#main').focus();
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
  });

  await test.step('all of a filter but one are given to a colleague', async () => {
    await collector.filters('Promises not kept');
    await page.locator('#main').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    await bar.getByRole('button', { name: /^Choose all/ }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const words = (await bar.getByText(/accounts? chosen/).textContent()) ?? '';
    await bar.getByRole('button', { name: 'Reassign' }).click();
    const dialog = page.getByRole('dialog', { name: /^Reassign/ });
    await dialog.getByRole('combobox', { name: 'Collector' }).click();
    await page.getByRole('option').first().click();
    await dialog.getByLabel('Reason').fill('Holiday cover');
    await expectNoViolationsInBothThemes(page, 'reassign dialog');
    await dialog.getByRole('button', { name: 'Reassign' }).click();
    await expect(bar).toContainText(/\d+ accounts? reassigned to /);
    const count = Number(/\d+/.exec(words)?.[0]);
    const summary = (await bar.getByRole('status').textContent()) ?? '';
    const [done = 0, failed = 0] = (
      summary.match(/\d+(?= (?:accounts? reassigned|not possible))/g) ?? []
    ).map(Number);
    expect(done + failed).toBe(count);
    await bar.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('the statements of several come in one archive', async () => {
    await page.keyboard.press('Escape');
    await collector.showsAllAccounts();
    await page.locator('#main').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    const download = page.waitForEvent('download');
    await collector.makesStatements();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^statements-\d{4}-\d\d-\d\d\.zip$/);
    const bytes = readFileSync(await file.path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.toString('latin1').match(/%PDF-/g)).toHaveLength(2);
    await expect(bar).toBeHidden();
    await expect(made).toContainText('Statements: 2 documents made');
    await expect(made).toContainText('1 file saved');
    await made.getByRole('button', { name: 'Close' }).click();
    await expect(made).toBeHidden();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  });

  await test.step('they go on while another screen is shown, which says when they are there', async () => {
    await page.locator('#main').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    for (let more = 0; more < 7; more += 1) await page.keyboard.press('Shift+J');
    const download = page.waitForEvent('download');
    await collector.makesStatements();
    await collector.goesTo('Promises');
    expect((await download).suggestedFilename()).toMatch(/^statements-\d{4}-\d\d-\d\d\.zip$/);
    const toast = page.getByRole('alert').filter({ hasText: 'Documents shows more.' });
    await expect(toast).toContainText('Statements: 8 documents made.');
    await expectNoViolationsInBothThemes(page, 'end of a run on another screen');
    await collector.goesTo('Worklist');
    await expect(made).toContainText('Statements: 8 documents made');
    await expect(toast).toBeHidden();
    await made.getByRole('button', { name: 'Close' }).click();
    await expect(made).toBeHidden();
  });
});
