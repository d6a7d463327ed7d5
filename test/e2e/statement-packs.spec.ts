import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('a selection is saved as a pack, and opening it leads to the same batch, which somebody has to start', async ({
  startServer,
  open,
}) => {
  test.setTimeout(110_000);
  const server = await startServer();
  const { page } = await beginWork(open, server);
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Work on the chosen accounts' });
  await bar.getByRole('button', { name: 'Statements' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as statement pack' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^Statements .*\.duebook-pack$/);
  const text = readFileSync(await saved.path(), 'utf8');
  const content = JSON.parse(text) as { accounts: string[]; name: string };
  expect(content.accounts).toHaveLength(2);
  await page.keyboard.press('Escape');

  const dialog = page.getByRole('dialog', { name: 'Statement pack' });
  const openPack = async (changed: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('open statement pack');
    await expect(page.getByRole('option', { selected: true })).toContainText('Open statement pack');
    await page.keyboard.press('Enter');
    await dialog.locator('input[type="file"]').setInputFiles({
      name: 'mine.duebook-pack',
      mimeType: 'application/json',
      buffer: Buffer.from(changed),
    });
  };
  await openPack('{"format":"other"}');
  await expect(dialog.getByRole('alert')).toContainText('is no statement pack');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();

  const elsewhere = { id: 'elsewhere', name: 'Nordwind Handel GmbH' };
  await openPack(JSON.stringify({ ...content, organisation: elsewhere }));
  await expect(dialog.getByRole('alert')).toContainText(
    'made for Nordwind Handel GmbH, another organisation',
  );
  await expectNoViolationsInBothThemes(page, 'statement pack of another organisation');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await openPack(JSON.stringify({ ...content, accounts: ['NOBODY-7'] }));
  await expect(dialog.getByRole('alert')).toContainText('None of these accounts is on this device');
  await expect(dialog.getByRole('button', { name: 'Go on to the statements …' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await openPack(JSON.stringify({ ...content, accounts: [...content.accounts, 'NOBODY-7'] }));
  await expect(dialog.getByRole('alert')).toBeHidden();
  await expect(dialog).toContainText('2 accounts on this device');
  await expect(dialog.getByRole('list', { name: /^1 number/ })).toContainText('NOBODY-7');
  await expectNoViolationsInBothThemes(page, 'statement pack');
  await dialog.getByRole('button', { name: 'Go on to the statements …' }).click();
  const batch = page.getByRole('dialog', { name: 'Statements of 2 accounts' });
  await batch.getByRole('button', { name: /^Make / }).click();
  await expect(batch).toBeHidden();
  await expect(
    page
      .getByText('Statements in a batch')
      .or(page.getByText(/2 (documents|statements)/i))
      .first(),
  ).toBeAttached();
});
