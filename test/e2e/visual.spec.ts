import { expect, type Page } from '@playwright/test';
import { beginWork, type Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectPictures, expectPrintedPicture } from './fixtures/expect-picture.ts';

/** A Wednesday with no holiday and no month end near. */
const today = '2026-03-04';

test.skip(
  process.env.DUEBOOK_E2E_HOST === 'electron',
  'the pictures are of the browser host; Electron draws a window of another size',
);
// Two dozen pictures in each theme on one workstation are quicker than as many workstations.
test.describe.configure({ timeout: 300_000 });

/** What a browser shows of the time stands still where the clock of the workstation begins: a sync was 0 s ago then. */
async function stopTime(page: Page): Promise<void> {
  await page.clock.setFixedTime(new Date(`${today}T13:00:00Z`));
  // What it says of the time follows with the next tick.
  await expect(page.getByTestId('sync-state')).toContainText(/Up to date · 0 s ago/);
}

async function opensAccountAt(page: Page, collector: Collector, row: number): Promise<void> {
  await collector.rows.nth(row).getByRole('button').nth(1).click();
  await expect(page.getByRole('tab', { name: /^Invoices/ })).toBeVisible();
  await expect(page.locator('tr[data-invoice]').first()).toBeVisible();
}

test('the worklist looks as in its pictures', { tag: '@walk' }, async ({ startServer, open }) => {
  const server = await startServer({ today });
  const { page, collector } = await beginWork(open, server, { today });
  await stopTime(page);
  await collector.nameInRow(0);
  await expectPictures(page, 'worklist');
  await expectPrintedPicture(page, 'worklist');
});

test('the screens of a collector look as in their pictures', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const server = await startServer({ today });
  const { page, collector } = await beginWork(open, server, { today });
  await stopTime(page);
  await collector.nameInRow(0);
  await opensAccountAt(page, collector, 1);
  await collector.choosesOldestInvoice();
  await expectPictures(page, 'account');
  await expectPrintedPicture(page, 'account');
  for (const [key, title, name] of [
    ['p', 'Promise to pay', 'form-promise'],
    ['d', 'Open a dispute', 'form-dispute'],
    ['l', 'Payment plan', 'form-plan'],
    ['c', 'Log an activity', 'form-call'],
  ] as const) {
    await page.keyboard.press(key);
    const form = page.getByRole('dialog', { name: title });
    await expect(form.getByRole('button').last()).toBeVisible();
    await expectPictures(page, name);
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
  }
  await page.keyboard.press('s');
  await expect(page.getByText(/^Page 1 of/).first()).toBeVisible();
  await expectPictures(page, 'statement');

  for (const [screen, name] of [
    ['Accounts', 'accounts'],
    ['Promises', 'promises'],
    ['Disputes', 'disputes'],
    ['Follow-ups', 'follow-ups'],
    ['Dunning', 'dunning'],
  ] as const) {
    await collector.goesTo(screen);
    await expect(collector.rows.first()).toBeVisible();
    await expectPictures(page, name);
  }
  const palette = await collector.searchesEverywhere('gmbh');
  await expect(palette.getByRole('option').first()).toBeVisible();
  await expectPictures(page, 'search');
  await page.keyboard.press('Escape');
  await collector.goesTo('Worklist');
  await page.keyboard.press('f');
  await expect(page.getByRole('region', { name: 'Focus mode' })).toContainText(/Account 1 of/);
  await expectPictures(page, 'focus');
  await page.keyboard.press('Escape');
  await collector.goesTo('Settings');
  await expectPictures(page, 'settings');
  await page.setViewportSize({ width: 1024, height: 768 });
  await collector.goesTo('Visits');
  await expectPictures(page, 'visits-tablet');
});

test('the screens of a manager look as in their pictures', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const server = await startServer({ today });
  const { page, collector } = await beginWork(open, server, { who: 'manager', today });
  await stopTime(page);
  await collector.goesTo('Dashboard');
  await expect(page.getByRole('region', { name: 'Ageing EUR' }).getByRole('button').first()).toBeVisible();
  await expectPictures(page, 'dashboard');
  await expectPrintedPicture(page, 'dashboard');
  for (const [screen, name] of [
    ['Approvals', 'approvals'],
    ['Plans', 'plans'],
    ['Cash', 'cash'],
    ['Needs attention', 'attention'],
  ] as const) {
    await collector.goesTo(screen);
    await expect(page.getByRole('main')).not.toContainText('Loading');
    await expectPictures(page, name);
  }
  await collector.goesTo('Credit');
  await expect(collector.rows.first()).toBeVisible();
  await expectPictures(page, 'credit');
});

test('what is seen before and instead of work looks as in its pictures', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const server = await startServer({ today });
  const { page } = await open({ serverUrl: server.url, today });
  await expect(page.getByRole('heading', { name: 'Enrol this workstation' })).toBeVisible();
  // The address has a port of its own each time.
  await page.getByLabel('Server address').fill('https://duebook.example');
  await expectPictures(page, 'first-run');
});

test('a locked workstation looks as in its pictures', { tag: '@walk' }, async ({ startServer, open }) => {
  const server = await startServer({ today });
  const { page, collector } = await beginWork(open, server, { today });
  await stopTime(page);
  await collector.goesToSetting('Lock');
  const form = page.getByRole('region', { name: 'Passphrase', exact: true });
  await form.getByRole('textbox', { name: 'New passphrase', exact: true }).fill('four rainy days');
  await form.getByRole('textbox', { name: 'New passphrase again' }).fill('four rainy days');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('status')).toHaveText('✓ The passphrase is set.');
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByTestId('screen-lock')).toBeVisible();
  await expectPictures(page, 'lock');
});
