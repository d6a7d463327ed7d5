import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { looksAt } from './fixtures/looks-at.ts';

const passphrase = 'four rainy days';

/** The bytes at the start of the data that tell which key they belong to. */
function markIn(folder: string): string {
  const path = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (one) => basename(one) === 'workstation.sqlite',
  );
  const file = openSync(join(folder, path ?? ''), 'r');
  const mark = Buffer.alloc(16);
  readSync(file, mark, 0, 16, 0);
  closeSync(file);
  return mark.toString('hex');
}

/** The next key lies beside the present one. */
function isChanging(folder: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((one) => one.endsWith('.key.next'));
}

test('the data get a new key without a connection, and work goes on where it was; killed in the middle, nothing is lost', async ({
  startServer,
  open,
  dataFolder,
}) => {
  const server = await startServer();
  const folder = join(dataFolder, 'workstation');
  const { page, collector, kill } = await beginWork(open, server, { dataFolder: folder });
  const name = await collector.nameInRow(0);
  await server.kill();
  await collector.opensAccount(name);
  const address = new URL(page.url()).hash;
  await collector.logsCall('Recorded before the new key, and not sent.');
  await collector.goesToSetting('Lock');
  const panel = page.getByRole('region', { name: 'Key of the data' });

  await test.step('the passphrase is asked for, and a wrong one changes nothing', async () => {
    const form = page.getByRole('region', { name: 'Passphrase', exact: true });
    await form.getByRole('textbox', { name: 'New passphrase', exact: true }).fill(passphrase);
    await form.getByRole('textbox', { name: 'New passphrase again' }).fill(passphrase);
    await page.keyboard.press('Enter');
    await expect(form.getByRole('status')).toHaveText('✓ The passphrase is set.');
    await panel.getByRole('button', { name: 'Change the key …' }).click();
    await expect(panel.getByRole('textbox', { name: 'Current passphrase' })).toBeFocused();
    await page.keyboard.type('a guess');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('alert')).toBeVisible();
    await looksAt(page, 'change-key-wrong');
  });

  const before = markIn(folder);
  await panel.getByRole('textbox', { name: 'Current passphrase' }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/^✓ The data have had a new key since /)).toBeVisible();
  const after = markIn(folder);
  expect(after).not.toBe(before);
  await looksAt(page, 'change-key-done');

  await test.step('killed in the middle, it opens with the key that it has', async () => {
    await panel.getByRole('button', { name: 'Change the key …' }).click();
    await panel.getByRole('textbox', { name: 'Current passphrase' }).fill(passphrase);
    await page.keyboard.press('Enter');
    // The screen of it may be over before a window has connected anew; the file of the next key is there throughout.
    await expect.poll(() => isChanging(folder), { intervals: [5] }).toBe(true);
    await kill();
  });
  await server.startAgain();
  const again = (await open({ serverUrl: server.url, dataFolder: folder })).page;
  await again.getByTestId('screen-lock').getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await again.keyboard.press('Enter');
  await new Collector(again).waitsUntilUpToDate();
  await again.goto(new URL(address, again.url()).href);
  await expect(again.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(again.getByText('Recorded before the new key, and not sent.').first()).toBeVisible();
});
