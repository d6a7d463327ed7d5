import { expect, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

/** Does what opens another window and waits until the screens are there. */
async function windowOpenedBy(page: Page, open: () => Promise<void>): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await open();
  const opened = await opening;
  await expect(opened.getByRole('heading', { level: 1 })).toBeVisible();
  return opened;
}

test('accounts stand side by side in windows of their own, each at work, and the list stays where it is', async ({
  startServer,
  open,
}) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const { page } = await beginWork(open, server);
  const list = page.getByRole('heading', { level: 1 });
  const listName = (await list.textContent()) ?? '';
  const row = page.locator('tr[aria-current="true"]');
  const nameOfRow = () =>
    row
      .locator('button')
      .evaluateAll(
        (buttons) => buttons.find((one) => one.getAttribute('title') === one.textContent)?.textContent ?? '',
      );
  const name = await nameOfRow();

  const byKey = await windowOpenedBy(page, () => page.keyboard.press('Control+Enter'));
  await expect(byKey.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(byKey).toHaveTitle(/^\S+ – Duebook$/);
  expect(await byKey.title()).not.toContain(name);
  await expect(list).toHaveText(listName);

  await page.keyboard.press('j');
  const second = await nameOfRow();
  expect(second).not.toBe(name);
  const byClick = await windowOpenedBy(page, () =>
    row
      .locator('td')
      .nth(3)
      .click({ modifiers: ['Control'] }),
  );
  await expect(byClick.getByRole('heading', { level: 1 })).toHaveText(second);

  const onName = row.getByRole('button', { name: second });
  const byName = await windowOpenedBy(page, () => onName.click({ modifiers: ['Control'] }));
  await expect(byName.getByRole('heading', { level: 1 })).toHaveText(second);
  await onName.focus();
  const byFocus = await windowOpenedBy(page, () => page.keyboard.press('Control+Enter'));
  await expect(byFocus.getByRole('heading', { level: 1 })).toHaveText(second);
  await expect(list).toHaveText(listName);

  await byFocus.getByRole('button', { name: 'More' }).first().click();
  const byMenu = await windowOpenedBy(byFocus, () =>
    byFocus.getByRole('menuitem', { name: 'Open in another window' }).click(),
  );
  await byMenu.keyboard.press('Control+k');
  await byMenu.keyboard.type('another window');
  await expect(byMenu.getByRole('option', { selected: true })).toContainText('another window');
  const byPalette = await windowOpenedBy(byMenu, () => byMenu.keyboard.press('Enter'));
  await expect(byPalette.getByRole('heading', { level: 1 })).toHaveText(second);
});
