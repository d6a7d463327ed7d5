import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { canReadPdf, flat, pdfPages } from '../../src-main/documents/pdf-text.fixture.ts';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations, expectNoViolationsInDark } from './fixtures/expect-no-violations.ts';
import { showTheme } from './fixtures/show-theme.ts';

test('a saved statement stands in Documents, is opened as it was issued, handed out again as a copy, and stays', async ({
  startServer,
  open,
  dataFolder,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  const { rows } = collector;
  const note = page.getByRole('status').filter({ hasText: /^Issued on/ });

  await test.step('nothing was issued yet, and the screen says how that comes about', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible();
    await expect(page.getByText('No document of these accounts was issued yet')).toBeVisible();
  });

  await test.step('a preview is no document, a saved one is', async () => {
    await collector.goesTo('Worklist');
    await collector.opensAccount(name);
    await page.keyboard.press('s');
    await expect(page.getByText(/^Page 1 of \d+/).first()).toBeVisible({ timeout: 30_000 });
    await collector.goesTo('Documents');
    await expect(page.getByText('No document of these accounts was issued yet')).toBeVisible();
    await collector.goesTo('Worklist');
    await collector.opensAccount(name);
    await collector.savesStatement();
    await collector.goesTo('Documents');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText(/saved.*Statement.*Deutsch/);
    await expect(rows.first().getByRole('link', { name })).toBeVisible();
    await expect(page.getByText(/^Fingerprint of the file: [0-9a-f]{64}$/)).toBeVisible();
    await expectNoViolationsInDark(page, 'documents');
    await showTheme(page, 'light');
    await expectNoViolations(page, 'documents');
  });

  await test.step('opened it is the paper that was issued, and printed again it is a copy', async () => {
    await page.locator('#main').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /^Statement [A-Z0-9]+-D1$/, level: 1 })).toBeVisible();
    await expect(note).toContainText('This is the document that was issued, byte for byte.');
    await expectNoViolationsInDark(page, 'an issued document');
    await showTheme(page, 'light');
    await expectNoViolations(page, 'an issued document');
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.getByRole('button', { name: 'Print a copy' }).click();
    await page.getByRole('button', { name: 'Print …' }).click();
    await expect(page.getByRole('button', { name: 'Print a copy' })).toBeEnabled();
    await expect(note).toContainText('Issued again once, on ');
    await page.keyboard.press('Escape');
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText(/printed.*Copy/);
    await page.locator('#main').focus();
    await page.keyboard.press('End');
    await expect(page.getByText(/^Issued again once, on /)).toBeVisible();
  });

  await test.step('once the account has changed it is still that paper, and a copy of it says so', async () => {
    await rows.first().getByRole('link', { name }).click();
    await collector.choosesOldestInvoice();
    await collector.recordsPromise('1.00');
    await page.keyboard.press('Escape');
    await collector.goesTo('Documents');
    await rows.last().getByRole('button', { name: 'Statement' }).click();
    await expect(note).toContainText('byte for byte');
    await page.reload();
    await expect(note).toContainText('byte for byte', { timeout: 30_000 });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save a copy' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/-copy-2-de\.pdf$/);
    if (canReadPdf) {
      const text = pdfPages(await readFile(await saved.path())).map(flat);
      for (const printed of text) expect(printed).toMatch(/Kopie Nr\. 2 des Dokuments [A-Z0-9]+-D1/);
      expect(text.join(' ')).toMatch(/Dokument [A-Z0-9]+-D3 · /);
    }
    await page.getByRole('button', { name: 'What the account says now' }).click();
    await expect(note).toContainText('The account has changed since: this is another document.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(rows).toHaveCount(3);
  });

  await test.step('a second workstation sees it, and that what it says is elsewhere', async () => {
    await expect(rows.getByText('waiting to sync')).toHaveCount(0, { timeout: 30_000 });
    const second = await beginWork(open, server, { dataFolder: join(dataFolder, 'second') });
    await second.collector.goesTo('Documents');
    await expect(second.collector.rows).toHaveCount(3, { timeout: 30_000 });
    await expect(second.collector.rows.last()).toContainText(/-D1.*on another device/);
    await second.collector.rows.last().getByRole('button', { name: 'Statement' }).click();
    await expect(second.page.getByText('What this document said is not on this device')).toBeVisible();
    await second.page.getByRole('button', { name: 'What the account says now' }).click();
    await expect(second.page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
  });

  await test.step('search and kinds', async () => {
    await page.keyboard.press('/');
    await collector.searches('no such account');
    await expect(page.getByText('No document found')).toBeVisible();
    await collector.searches(name);
    await expect(rows).toHaveCount(3);
    await collector.filters('Receipts');
    await expect(page.getByText('No document found')).toBeVisible();
    await page.getByRole('button', { name: 'Clear search' }).click();
    await expect(page.getByText('No receipt of these accounts was issued yet')).toBeVisible();
  });

  await test.step('the accounts of a filter go to where statements of many are made', async () => {
    await page.getByRole('button', { name: /^Statements for all accounts/ }).click();
    await page.getByRole('menuitem', { name: 'To work' }).click();
    const bar = page.getByRole('region', { name: 'Work on the chosen accounts' });
    await expect(bar).toContainText(/\d+ accounts chosen/);
    await bar.getByRole('button', { name: 'Choose none' }).click();
    await page.locator('#main').focus();
    await page.keyboard.press('x');
    const download = page.waitForEvent('download');
    await collector.makesStatements();
    await download;
    await collector.goesTo('Documents');
    await expect(rows).toHaveCount(4);
    await expect(rows.first()).toContainText('in a batch');
  });
});
