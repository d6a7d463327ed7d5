import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations, expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('every screen passes axe in both themes', async ({ startServer, open }) => {
  // Two dozen screens on one workstation are quicker than as many workstations.
  test.setTimeout(360_000);
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await expectNoViolationsInBothThemes(page, 'worklist');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden();
  // The sheet gives the focus back to the button of the theme, which would take the Enter.
  await page.locator('#main').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /^Invoices/ })).toBeVisible();
  for (const tab of ['Invoices', 'Promises', 'Disputes', 'Payments', 'Contacts']) {
    await collector.opensTab(tab);
    await expectNoViolationsInBothThemes(page, `account, ${tab}`);
  }
  for (const [key, form] of [
    ['p', 'Promise to pay'],
    ['d', 'Open a dispute'],
    ['c', 'Log an activity'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name: form })).toBeVisible();
    await expectNoViolationsInBothThemes(page, form);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: form })).toBeHidden();
  }
  await page.keyboard.press('s');
  await expect(page.getByText(/^Page 1 of/).first()).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'statement');
  for (const screen of ['Promises', 'Disputes', 'Follow-ups']) {
    await collector.goesTo(screen);
    await expect(collector.rows.first()).toBeVisible();
    await expectNoViolationsInBothThemes(page, screen);
  }
  const palette = await collector.searchesEverywhere('copy');
  await expect(palette.locator('mark').first()).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'search');
  await page.keyboard.press('Escape');
  await collector.goesTo('Needs attention');
  await expectNoViolationsInBothThemes(page, 'needs attention');
  await collector.goesTo('Settings');
  await expectNoViolationsInBothThemes(page, 'settings');
  await page.getByText('Deutsch').click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'settings in German');
  for (const [path, title] of [
    ['promises/not-kept', 'Zusagen'],
    ['disputes/late', 'Reklamationen'],
    ['follow-ups/all', 'Wiedervorlagen'],
    ['', 'Arbeitsliste'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${path}`);
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    await expect(collector.rows.first()).toBeVisible();
    await expectNoViolationsInBothThemes(page, title);
  }
  await page.getByRole('button', { name: 'Dunkles Design' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('without a session the sign-in screen passes axe and lets a collector in', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page } = await open({ serverUrl: server.url });
  await expect(page.getByRole('heading', { name: 'Sign in to Duebook' })).toBeVisible();
  await expectNoViolations(page, 'sign-in');
  const { userName, password } = server.signInOf('collector');
  await page.getByLabel('User name').fill(userName);
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('User name or password is wrong.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await new Collector(page).seesWorklist();
});
