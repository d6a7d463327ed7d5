import { expect, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations, expectNoViolationsInDark } from './fixtures/expect-no-violations.ts';
import { showTheme } from './fixtures/show-theme.ts';

declare global {
  interface Window {
    /** What went to the printer: the sheets of each time, and whether anything else of the page would be printed. */
    printed: { readonly sheets: number; readonly isAlone: boolean }[];
  }
}

/** In the place of the dialog of the system, which nothing in a page can close. */
async function catchesPrinting(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.printed = [];
    window.print = () => {
      const others = [...document.body.children].filter(
        (one) => !one.matches('.print-sheets, script, style'),
      );
      const isAlone = others.every((one) => getComputedStyle(one).display === 'none');
      window.printed.push({ sheets: document.querySelectorAll('.print-sheets canvas').length, isAlone });
    };
  });
}

test('a paper is looked at before it is printed, whole or in part, by mouse and by keyboard', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  const dialog = page.getByRole('dialog', { name: 'Print' });
  const print = dialog.getByRole('button', { name: 'Print …' });
  await collector.opensAccount(name);
  await page.keyboard.press('s');
  const pageWords = page.getByText(/^Page 1 of \d+/).first();
  await expect(pageWords).toBeVisible({ timeout: 30_000 });
  const pages = Number(/of (\d+)/.exec((await pageWords.textContent()) ?? '')?.[1]);
  expect(pages).toBeGreaterThan(1);
  await catchesPrinting(page);

  await test.step('Ctrl P shows what is printed; leaving issues nothing', async () => {
    await page.keyboard.press('Control+p');
    await expect(dialog).toBeVisible();
    await expect(print).toBeFocused();
    await expect(dialog.getByRole('status')).toHaveText(`${pages.toString()} pages are printed.`);
    await expect(dialog.getByRole('img', { name: /^Page \d+$/ })).toHaveCount(pages);
    await expectNoViolationsInDark(page, 'print');
    await showTheme(page, 'light');
    await expectNoViolations(page, 'print');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await collector.goesTo('Documents');
    await expect(page.getByText('No document of these accounts was issued yet')).toBeVisible();
    await page.goBack();
  });

  await test.step('a range that the paper does not have is not printed; one that it has is', async () => {
    await expect(pageWords).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await dialog.getByText('From – to').click();
    await dialog.getByRole('textbox', { name: 'From page' }).fill('2');
    await dialog.getByRole('textbox', { name: 'To page' }).fill((pages + 1).toString());
    await expect(dialog.getByRole('alert')).toContainText(`The document has pages 1 to ${pages.toString()}.`);
    await expect(print).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'To page' }).fill('2');
    await expect(dialog.getByRole('img', { name: 'Page 2' })).toBeVisible();
    await expect(dialog.getByRole('img', { name: /^Page \d+$/ })).toHaveCount(1);
    // As a printer sees it.
    await page.emulateMedia({ media: 'print' });
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(() => page.evaluate(() => window.printed)).toEqual([{ sheets: 1, isAlone: true }]);
    await page.emulateMedia({ media: null });
  });

  await test.step('what was printed stands in the register', async () => {
    await collector.goesTo('Documents');
    await expect(collector.rows).toHaveCount(1);
    await expect(collector.rows.first()).toContainText(/printed.*Statement/);
  });
});
