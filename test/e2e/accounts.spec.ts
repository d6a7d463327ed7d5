import { expect, type Page } from '@playwright/test';
import { clicksBoxOnce } from './fixtures/click-box.ts';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('all accounts stand under a way of their own, searched and filtered, and one says how it paid and whether to call', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  let name = '';

  await test.step('the list', async () => {
    await collector.goesTo('Accounts');
    await expect(collector.rows.first()).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'accounts');
    name = await collector.nameInRow(0);
    await clicksBoxOnce(page);
    const all = (await page.getByText(/^[\d,]+ accounts/).textContent()) ?? '';
    await collector.filters('Credit hold');
    await expect(page.getByText(/^[\d,]+ accounts?/).first()).not.toHaveText(all);
    await collector.filters('Company groups');
    await expectGroupsToClose(page);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await collector.searches(name);
    await expect(collector.rows.first()).toContainText(name);
    await page.locator('#main').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  });

  await test.step('the clock of the contact and the rule', async () => {
    const clock = page.getByTestId('contact-clock');
    await expect(clock).toContainText(/\d\d:\d\d in .*(calling allowed|no calls now)/);
    await clock.hover();
    await expect(page.getByText(/may(?: not)? be called now|is(?: not)? allowed now/)).toBeVisible();
  });

  await test.step('the last twelve months as charts and as a table', async () => {
    await page.getByRole('button', { name: 'Show the last twelve months' }).click();
    const past = page.getByRole('region', { name: 'The last twelve months' }).first();
    await expect(past.getByRole('img', { name: /^Balance from .* today/ })).toBeVisible();
    await expect(past.getByRole('img', { name: /^Money came in/ })).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'account with charts');
    await past.getByText('Table', { exact: true }).click();
    await expect(past.getByRole('row')).toHaveCount(14);
    const balance = (await page.getByTestId('figure-balance').locator('dd').textContent()) ?? '';
    await expect(past.getByRole('row').nth(1)).toContainText(/[\d,.]+/.exec(balance)?.[0] ?? 'none');
    await expectNoViolationsInBothThemes(page, 'account with the table of charts');
  });

  await test.step('tasks and notes; a call keeps what is planned when somebody says so', async () => {
    await collector.logsCall('Will look for the invoice.', 'Ask again for the proof');
    await collector.opensTab('Tasks');
    const panel = page.getByRole('tabpanel');
    await expect(panel).toContainText('Ask again for the proof');
    await expectNoViolationsInBothThemes(page, 'tasks');
    await page.keyboard.press('c');
    const form = page.getByRole('dialog', { name: 'Log an activity' });
    const planned = form.getByRole('region', { name: 'Planned' });
    await expect(planned).toContainText('Ask again for the proof');
    await expect(form.getByLabel('Next action')).toHaveValue('Ask again for the proof');
    await planned.getByRole('checkbox', { name: 'Stays planned' }).click();
    await expect(form.getByLabel('Next action')).toHaveValue('');
    await planned.getByRole('checkbox', { name: 'Stays planned' }).click();
    await expectNoViolationsInBothThemes(page, 'call with a planned action');
    await form.getByText('They contacted', { exact: true }).click();
    await form.getByRole('button', { name: /No answer/ }).click();
    await form.getByRole('button', { name: /^Record/ }).click();
    await expect(form).toBeHidden();
    await expect(panel.getByText('Ask again for the proof')).toHaveCount(1);
    await panel.getByRole('button', { name: /done/i }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /done/i }).last().click();
    await expect(panel.getByText('Ask again for the proof')).toHaveCount(0);
    await collector.opensTab('Notes');
    await expectNoViolationsInBothThemes(page, 'notes');
  });
});

test('a promise without a date says so at its field, and keeps saying so while another field is left', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  await collector.opensAccount(await collector.nameInRow(0));
  await page.keyboard.press('p');
  const form = page.getByRole('dialog', { name: 'Promise to pay' });
  await form.getByLabel('Promised amount').fill('1.00');
  await page.keyboard.press('Control+Enter');
  const date = form.getByLabel('Pays by');
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await expect(date).toBeFocused();
  await expect(form.getByText('Choose a date.')).toBeVisible();
  await expect(date).toHaveAttribute('required', '');
});

test('a toast stands beside the rows and below the ways of the rail', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  await collector.logsCall('Spoke with the owner.');
  const shown = page.locator('.mantine-Notification-root').first();
  await expect(shown).toBeVisible();
  // It was sent at once: nothing can be taken back here any more.
  await page.waitForTimeout(1_000);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  const toast = await shown.boundingBox();
  const main = await page.locator('#main').boundingBox();
  expect((toast?.x ?? 0) + (toast?.width ?? 0)).toBeLessThanOrEqual(main?.x ?? 0);
});

/** Two groups of companies, each closed and opened by pointer and by keys, with the count and the sums of all of it. */
async function expectGroupsToClose(page: Page): Promise<void> {
  const rows = page.locator('tr[data-index]');
  const heads = page.locator('tr[data-group]');
  const albers = heads.filter({ hasText: 'Albers & Söhne Maschinenbau GmbH' });
  const river = heads.filter({ hasText: 'Compagnie Fluviale du Rhône SAS' });
  await expect(heads).toHaveCount(2);
  await expect(albers).toContainText(/4 accounts.*Overdue .*EUR/);
  await expect(river).toContainText(/3 accounts.*Overdue .*EUR.*GBP|3 accounts.*Overdue .*GBP.*EUR/);
  await expect(rows).toHaveCount(7);
  const words = await heads.allTextContents();
  const head = albers.getByRole('button', { name: 'Albers & Söhne Maschinenbau GmbH' });
  await head.click();
  await expect(head).toHaveAttribute('aria-expanded', 'false');
  await expect(rows).toHaveCount(3);
  await expect(page.getByText(/^7 accounts/)).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'a closed group');
  await page.keyboard.press('ArrowRight');
  await expect(rows).toHaveCount(7);
  await expect(head).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(rows).toHaveCount(3);
  await page.locator('#main').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(rows).toHaveCount(0);
  expect(await heads.allTextContents()).toEqual(words);
  await page.keyboard.press('ArrowRight');
  await expect(rows).toHaveCount(3);
  await expect(page.locator('tr[aria-current="true"]')).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(rows).toHaveCount(0);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(heads).toHaveCount(0);
  await page.getByRole('button', { name: /^Company groups/ }).click();
  await expect(heads).toHaveCount(2);
  await expect(rows).toHaveCount(0);
  await page.locator('#main').focus();
  for (let closed = 2; closed > 0; closed -= 1) {
    await page.keyboard.press('ArrowRight');
    await expect(heads.locator('[aria-expanded="false"]')).toHaveCount(closed - 1);
  }
  await expect(rows).toHaveCount(7);
}
