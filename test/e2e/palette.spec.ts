import { expect, type Locator, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

const paletteOf = (page: Page): Locator => page.getByRole('dialog', { name: /^(Search|Konten)/ });
const markedIn = (palette: Locator): Locator => palette.getByRole('option', { selected: true });

test('everything is found and done from Ctrl K by keyboard, and Enter does what is marked', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  const heading = page.getByRole('heading', { level: 1 });
  const palette = paletteOf(page);
  const ask = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(words);
  };

  await test.step('every screen of the rail, each with its keys', async () => {
    const rail = page.getByRole('navigation', { name: 'Main' });
    // A count for screen readers stands behind the name.
    const names = await rail
      .locator('a > span:nth-child(2)')
      .evaluateAll((spans) => spans.map((span) => span.firstChild?.textContent?.trim() ?? ''));
    expect(names.length).toBeGreaterThan(10);
    await ask('');
    for (const name of names) {
      await expect(
        palette.getByRole('option', { name: new RegExp(`^${name}\\s*G [A-Z]`) }).first(),
      ).toBeAttached();
    }
    await expectNoViolationsInBothThemes(page, 'palette');
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
  });

  await test.step('a screen by its first letters, and next time before all others', async () => {
    await ask('dashb');
    await expect(markedIn(palette)).toContainText('Dashboard');
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText('Dashboard');
    await ask('');
    await expect(palette.getByRole('option').first()).toContainText('Dashboard');
    await expect(markedIn(palette)).toContainText('Dashboard');
    await page.keyboard.press('Escape');
  });

  await test.step('language and theme, and German words without their accents', async () => {
    await ask('deutsch');
    await page.keyboard.press('Enter');
    await ask('RATENPLANE');
    await expect(markedIn(palette)).toContainText('Ratenpläne');
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText('Ratenpläne');
    await ask('english');
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText('Payment plans');
    await ask('theme dark');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await ask('theme system');
    await page.keyboard.press('Enter');
  });

  await test.step('what arrows mark is what Enter opens', async () => {
    await ask('gmbh');
    await expect(palette.locator('[aria-disabled="true"]')).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const name = (await markedIn(palette).locator('span span').first().textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(heading).toHaveText(name);
  });

  await test.step('what may be done with the account that is shown, over the invoices that are chosen', async () => {
    await collector.choosesOldestInvoice();
    await ask('promise to');
    await expect(markedIn(palette)).toContainText('Promise to pay');
    await expect(markedIn(palette)).toContainText('P');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Promise to pay' });
    await expect(form).toBeVisible();
    await expect(form.getByRole('textbox', { name: /^Amount for/ })).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
    await ask('write a note');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Write a note' })).toBeVisible();
    await page.keyboard.press('Escape');
    // A collector puts nobody on hold.
    await ask('put on credit hold');
    await expect(palette.getByText('Nothing matches.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
  });

  await test.step('a language that is set over a form leaves the focus in its field, and the toast speaks it', async () => {
    await page.keyboard.press('c');
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.fill('Spoke with the owner.');
    await ask('deutsch');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Notiz' })).toBeFocused();
    await ask('english');
    await page.keyboard.press('Enter');
    await expect(note).toBeFocused();
    await page.keyboard.press('Escape');
    await collector.logsCall('Spoke with the owner.');
    const toast = page.locator('.mantine-Notification-root');
    await expect(toast.getByText(/recorded/)).toBeVisible();
    await ask('deutsch');
    await page.keyboard.press('Enter');
    await expect(toast.getByText(/erfasst/)).toBeVisible();
    await ask('english');
    await page.keyboard.press('Enter');
    await expect(toast.getByText(/recorded/)).toBeVisible();
  });

  await test.step('the accounts that were opened last', async () => {
    const name = (await heading.textContent()) ?? '';
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await expect(heading).toHaveText('Visits');
    await ask('');
    await palette.getByRole('group', { name: 'Accounts opened last' }).getByRole('option', { name }).click();
    await expect(heading).toHaveText(name);
  });
});
