import { existsSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations, expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

const sections = [
  'Profile',
  'Language',
  'Appearance',
  'Keyboard shortcuts',
  'Contact rules',
  'Lock',
  'Sync and device',
  'Backup',
  'About and diagnostics',
];

test('every section of the settings is reached by keyboard, has an address of its own and is accessible', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const links = page.getByRole('navigation', { name: 'Sections of the settings' }).getByRole('link');
  await expect(links.first()).toBeVisible();
  const listed = await links.allTextContents();
  expect(listed).toEqual(expect.arrayContaining(sections));
  const seen: string[] = [];
  for (const section of listed) {
    await expect(links.and(page.locator('[aria-current="page"]'))).toHaveText(section);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectNoViolationsInBothThemes(page, section);
    seen.push(new URL(page.url()).hash);
    await page.keyboard.press('j');
  }
  expect(new Set(seen).size).toBe(listed.length);
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { name: 'Backup', level: 2, exact: true })).toBeVisible();
  await collector.goesToSetting('Language');
  await page.getByText('Deutsch', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  for (const hash of seen) {
    await page.goto(new URL(hash, page.url()).href);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectNoViolations(page, `German ${hash}`);
  }
});

test('a person looks up and sets what concerns this device', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);

  await test.step('the language is the system’s, English or German, changed at once and remembered', async () => {
    await collector.goesToSetting('Language');
    await expect(page.getByRole('radio', { name: 'As the system' })).toBeChecked();
    await page.getByText('Deutsch', { exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeChecked();
    await page.getByText('Wie das System', { exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  });

  await test.step('the theme is remembered', async () => {
    await collector.goesToSetting('Appearance');
    await page.getByText('Dark', { exact: true }).click();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await page.getByText('As the system', { exact: true }).click();
  });

  await test.step('the shortcuts are searched; the sheet has the same', async () => {
    await collector.goesToSetting('Keyboard shortcuts');
    const find = page.getByRole('textbox', { name: 'Search the shortcuts' });
    await find.fill('promise');
    await expect(page.getByRole('term')).toHaveText(['Go to promises', 'Promise to pay']);
    await find.fill('no such thing');
    await expect(page.getByText('No shortcut for “no such thing”.')).toBeVisible();
    await find.fill('');
    const listed = await page.getByRole('term').allTextContents();
    await find.blur();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet.getByRole('term')).toHaveText(listed);
    await page.keyboard.press('Escape');
  });

  await test.step('the contact rules stand in words with their source', async () => {
    await collector.goesToSetting('Contact rules');
    const rule = page.getByRole('article').filter({ hasText: 'Business hours' });
    await expect(rule).toContainText('Source: House rule');
    await expect(rule).toContainText('From 08:00 to 18:00 at the customer’s');
    await expect(page.getByRole('article').filter({ hasText: 'Do not contact' })).toBeVisible();
  });

  await test.step('the device says its state, its lease and its id', async () => {
    await collector.goesToSetting('Sync and device');
    const line = (name: string) =>
      page
        .locator('dl > div')
        .filter({ hasText: new RegExp(`^${name}`) })
        .getByRole('definition');
    await expect(line('Connection')).toContainText('Up to date');
    await expect(line('Server address')).toHaveText(new URL(server.url).href);
    await expect(line('Works without the server')).toContainText(/until .+ at the longest/);
    await expect(line('Device')).toHaveText(/^[0-9a-f-]{36}$/);
    await expect(line('Waiting to be sent')).toHaveText('0 changes');
  });

  await test.step('a backup is made, or the host says why there is none', async () => {
    await collector.goesToSetting('Backup');
    if (process.env.DUEBOOK_E2E_HOST === 'electron') {
      await expect(page.getByText('The desktop app makes no copy of everything')).toBeVisible();
      return;
    }
    await page.getByRole('button', { name: 'Make a backup' }).click();
    const made = page.getByText(/^The backup is complete/);
    await expect(made).toBeVisible({ timeout: 30_000 });
    const path = ((await made.textContent()) ?? '').replace(/^.*MB\): /, '');
    expect(existsSync(path)).toBe(true);
    await expect(page.getByText(`npm run storage -- restore ${path} --data`)).toBeVisible();
    await expect(page.getByText(/^Last backup: /)).toBeVisible();
  });

  await test.step('what the program holds is counted, and diagnostics are saved without a name in them', async () => {
    await collector.goesTo('Worklist');
    const name = await collector.nameInRow(0);
    await collector.goesToSetting('About and diagnostics');
    if (process.env.DUEBOOK_E2E_HOST !== 'electron') {
      await expect(page.getByText('Duebook in a browser does not update itself')).toBeVisible();
    }
    await expect(page.locator('dl > div').filter({ hasText: /^Invoices/ })).toContainText(/\d/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save diagnostics' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ sync: { phase: 'up-to-date' }, window: { language: 'system' } });
    expect(text).not.toContain(name);
  });
});

test('a new workstation is enrolled at a server that its user names, and asks for a passphrase', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { userName, password } = server.signInOf('collector');
  const { page } = await open({});
  await expect(page.getByRole('heading', { name: 'Enrol this workstation' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try with demo accounts' })).toHaveCount(0);
  const address = page.getByLabel('Server address');
  await expect(address).toBeFocused();
  await address.fill('http://192.0.2.1:4700');
  await expect(page.getByText(/^With http what is sent can be read/)).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'enrolment');
  await page.getByLabel('User name').fill(userName);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await address.fill('http://127.0.0.1:9');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^The server cannot be reached\. Check the address/)).toBeVisible();
  await address.fill('not an address');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the address of a server.')).toBeVisible();
  await address.fill(server.url);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'first passphrase');
  await page.getByRole('textbox', { name: 'New passphrase', exact: true }).fill('four rainy days');
  await page.getByRole('textbox', { name: 'New passphrase again' }).fill('four rainy days');
  await page.keyboard.press('Enter');
  await new Collector(page).seesWorklistUpToDate();
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByTestId('screen-lock')).toBeVisible();
});

test('a new workstation can be tried with demo accounts where there are some', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page } = await open({ serverUrl: server.url, demo: server.signInOf('collector') });
  await expect(page.getByRole('heading', { name: 'Welcome to Duebook' })).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'first start');
  await page.getByRole('button', { name: 'Enrol this workstation' }).click();
  await expect(page.getByLabel('Server address')).toHaveValue(new URL(server.url).href);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Try with demo accounts' }).click();
  await new Collector(page).seesWorklistUpToDate();
});
