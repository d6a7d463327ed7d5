import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations } from './fixtures/expect-no-violations.ts';
import { readPdfPages } from './fixtures/read-pdf.ts';

test('without the server the letter of a notice is opened, and the history of its account', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await server.kill();
  await collector.waitsUntil(/^Offline/);

  await test.step('a notice is proposed, and its letter opened by a key from where it waits', async () => {
    await collector.goesTo('Dunning');
    await expect(collector.rows.first()).toBeVisible();
    await page.keyboard.press('x');
    await page.keyboard.press('a');
    const run = page.getByRole('region', { name: 'Run' });
    await expect(run).toContainText('1 recorded');
    await run.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: /^Notices that wait/ }).click();
    await collector.filters('To send');
    await expect(collector.rows).toHaveCount(1);
    await page.locator('#main').focus();
    await page.keyboard.press('l');
    await expect(page.getByRole('heading', { level: 1, name: 'Dunning letter' })).toBeVisible();
  });

  await test.step('it says what is asked for and by when, in the language that is chosen', async () => {
    await page.getByText('English', { exact: true }).click();
    await expect(page.getByText('Items in this letter')).toBeVisible();
    const text = await savedText(page);
    expect(text).toMatch(/Payment reminder|Second reminder/);
    expect(text).toContain('Items in this letter');
    expect(text).toMatch(/To pay by \d/);
    expect(text).not.toContain('Not approved yet');
    await page.getByText('Deutsch', { exact: true }).click();
    expect(await savedText(page)).toMatch(/Zahlungserinnerung|Mahnung/);
    await expectNoViolations(page, 'dunning letter');
  });

  const name =
    await test.step('it is left to the list; a cancelled notice is marked as withdrawn', async () => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible();
      const row = collector.rows.first().getByRole('button').last();
      const account = (await row.textContent()) ?? '';
      await page.locator('#main').focus();
      await page.keyboard.press('r');
      await page.getByRole('dialog', { name: 'Cancel the notice' }).getByLabel('Reason').fill('Paid today');
      await page.keyboard.press('Control+Enter');
      await expect(collector.rows).toHaveCount(0);
      await collector.goesTo('Worklist');
      await collector.opensAccount(account);
      await page.getByRole('button', { name: 'Letter PDF' }).first().click();
      await page.getByText('English', { exact: true }).click();
      expect(await savedText(page)).toMatch(/Withdrawn: not valid.*Reason: Paid today/s);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('heading', { level: 1, name: account })).toBeVisible();
      return account;
    });

  await test.step('the history opens by its key and from the menu, for those who work here', async () => {
    await page.keyboard.press('h');
    await expect(page.getByRole('heading', { level: 1, name: 'Account history' })).toBeVisible();
    await page.getByText('English', { exact: true }).click();
    await expect(page.getByText('Internal: not for the customer')).toBeVisible();
    const text = await savedText(page);
    expect(text).toContain('Internal: not for the customer');
    expect(text).toContain(name);
    expect(text).toMatch(/Dunning notice .*cancelled · waiting to sync/);
    expect(text).toContain('Paid today');
    await expectNoViolations(page, 'account history');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Account history' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Account history' })).toBeVisible();
  });

  await test.step('its days are chosen, and days that cannot be are said', async () => {
    await page.getByRole('textbox', { name: 'From (all when empty)' }).fill('2013-04-10');
    await page.getByRole('textbox', { name: 'To (all when empty)' }).fill('2013-04-09');
    await expect(page.getByText('This is before the first day')).toBeVisible();
    await page.getByRole('textbox', { name: 'To (all when empty)' }).fill('2030-01-01');
    await expect(page).toHaveURL(/\/history\/2013-04-10\/2030-01-01$/);
    expect(await savedText(page)).toContain('10 April 2013 to 1 January 2030');
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });
});

/** The text of the document on the screen, as it is saved. */
async function savedText(page: Page): Promise<string> {
  await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const pages = await readPdfPages(await readFile(await (await download).path()));
  return pages.join(' ');
}
