import { expect, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('whoever signs in after somebody else sees nothing of theirs, not for one frame, and has their own settings', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  const names = page.locator('tr[data-index] td:nth-child(3) button');
  await expect(names.first()).toBeVisible();
  const before = await names.allTextContents();
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByText('Dense', { exact: true }).click();
  await page.keyboard.press('Escape');
  await collector.goesTo('Documents');
  await page.getByRole('textbox', { name: /Search/ }).fill('Mustermann');

  await collector.goesTo('Settings');
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  const { userName, password } = server.signInOf('secondCollector');
  await page.getByLabel('User name').fill(userName);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  const seen = watchRows(page);
  await page.keyboard.press('Enter');
  await collector.seesWorklist();
  await collector.waitsUntilUpToDate();
  const rows = await seen;
  expect(rows.length, 'rows of the one who came').toBeGreaterThan(0);
  expect(rows.filter((name) => before.includes(name))).toEqual([]);

  expect(await rowHeight(page)).toBe('46px');
  await page.reload();
  await collector.seesWorklist();
  expect(await rowHeight(page)).toBe('46px');
  await collector.goesTo('Documents');
  await expect(page.getByRole('textbox', { name: /Search/ })).toHaveValue('');
});

/** The names of all accounts that stand in a row in any frame, until rows have been there for a second. */
function watchRows(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const names = new Set<string>();
    let withRows = 0;
    while (withRows < 60) {
      const rows = document.querySelectorAll('tr[data-index] td:nth-child(3) button');
      for (const { textContent } of rows) names.add(textContent);
      if (rows.length > 0) withRows += 1;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return [...names];
  });
}

function rowHeight(page: Page): Promise<string> {
  return page
    .locator('tr[data-index]')
    .first()
    .evaluate((row) => getComputedStyle(row).height);
}
