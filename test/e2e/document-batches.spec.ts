import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';
import { readPdfPages } from './fixtures/read-pdf.ts';

const made = (page: Page) => page.getByRole('region', { name: 'Statements in a batch' });

/** Chooses every account of the worklist and starts with their statements; how many there are is on the button. */
async function startsStatements(page: Page, collector: Collector, output: string): Promise<void> {
  await collector.showsAllAccounts();
  await page.locator('#main').focus();
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Work on the chosen accounts' });
  await bar.getByRole('button', { name: /^Choose all/ }).click();
  await expect(bar).toContainText(/\d{2,} accounts chosen/);
  await bar.getByRole('button', { name: 'Statements' }).click();
  const dialog = page.getByRole('dialog', { name: /^Statements of \d+ accounts/ });
  await dialog.getByRole('radio', { name: output }).check();
  await expectNoViolationsInBothThemes(page, 'documents of many accounts');
  await dialog.getByRole('button', { name: /^Make \d+ documents/ }).click();
  await expect(dialog).toBeHidden();
  await expect(bar).toBeHidden();
}

test('statements of all accounts are stopped, outlive a reload and the death of the program, and come merged', {
  tag: '@walk',
}, async ({ startServer, open, dataFolder }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const first = await beginWork(open, server, { who: 'manager', dataFolder });
  await startsStatements(first.page, first.collector, 'For the printer, on both sides');

  await test.step('they are stopped in the middle, and what was made is kept over a reload', async () => {
    const panel = made(first.page);
    await panel.getByRole('button', { name: 'Stop' }).click();
    await expect(panel).toContainText(/Statements: stopped at \d+ of \d+/);
    await first.page.reload();
    await expect(panel).toContainText(/Statements: stopped at \d+ of \d+/, { timeout: 30_000 });
    await expectNoViolationsInBothThemes(first.page, 'a batch that was stopped');
  });

  await test.step('they go on while another screen is shown, until the program dies', async () => {
    await made(first.page).getByRole('button', { name: 'Continue' }).click();
    await first.collector.goesTo('Promises');
    await expect(made(first.page)).toBeHidden();
    await first.kill();
  });

  const { page } = await open({ serverUrl: server.url, dataFolder });
  const collector = new Collector(page);

  await test.step('after the start they wait in Documents, go on, and the file is saved', async () => {
    await collector.goesTo('Documents');
    const panel = made(page);
    const [, reached = '0', total = '0'] =
      /(?:stopped at|:) (\d+)(?: of (\d+))?/.exec((await panel.textContent()) ?? '') ?? [];
    expect(Number(reached)).toBeLessThanOrEqual(Number(total));
    const download = page.waitForEvent('download', { timeout: 120_000 });
    await panel.getByRole('button', { name: 'Continue' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^statements-\d{4}-\d\d-\d\d\.pdf$/);
    await expect(panel).toContainText(`Statements: ${total} documents made`);
    await expect(panel).toContainText('1 file saved');
    const pages = await readPdfPages(await readFile(await file.path()));
    const starts = pages.flatMap((text, index) => (/Page 1 of|Seite 1 von/.test(text) ? [index] : []));
    expect(starts.every((index) => index % 2 === 0)).toBe(true);
    expect(pages.some((text) => text.trim() === '')).toBe(true);
    await expectNoViolationsInBothThemes(page, 'a batch that is done');
  });

  await test.step('the file is saved again, and closed the batch is gone for good', async () => {
    const again = page.waitForEvent('download');
    await made(page).getByRole('button', { name: 'Save the file again' }).click();
    await again;
    await made(page).getByRole('button', { name: 'Close' }).click();
    await expect(made(page)).toBeHidden();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible({ timeout: 30_000 });
    await expect(made(page)).toBeHidden();
  });
});
