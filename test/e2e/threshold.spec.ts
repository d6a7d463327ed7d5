import {
  closeSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { looksAt } from './fixtures/looks-at.ts';

/** Where a host keeps a file of this name. */
function fileIn(folder: string, name: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (path) => basename(path) === name,
  );
  if (found === undefined) throw new Error(`no ${name}`);
  return join(folder, found);
}

/** As a disk that gives back something else: everything behind the first page. */
function damage(path: string): void {
  const size = statSync(path).size;
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(size - 4096, 0x5a), 0, size - 4096, 4096);
  closeSync(file);
}

test('damaged data are said in words; the backup comes back from there, and what was recorded since is handed in', async ({
  startServer,
  open,
  dataFolder,
}) => {
  test.skip(process.env.DUEBOOK_E2E_HOST === 'electron', 'its settings make no backup, only its updates do');
  const server = await startServer();
  const folder = join(dataFolder, 'workstation');
  const { page, collector, stop } = await beginWork(open, server, { dataFolder: folder });
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  const address = new URL(page.url()).hash;
  await collector.logsCall('Before the backup.');
  await collector.waitsUntilUpToDate();
  await collector.goesToSetting('Backup');
  await page.getByRole('button', { name: 'Make a backup' }).click();
  await expect(page.getByText(/The backup is complete/)).toBeVisible();
  await server.kill();
  await collector.goesTo('Worklist');
  await collector.opensAccount(name);
  await collector.logsCall('After the backup, and never sent.');
  await stop();
  damage(fileIn(folder, 'workstation.sqlite'));
  const ofNoUse = join(dirname(dirname(fileIn(folder, 'workstation.sqlite'))), 'backups', 'of-no-use.sqlite');
  writeFileSync(ofNoUse, 'no backup');
  utimesSync(ofNoUse, new Date('2040-01-02T12:00:00Z'), new Date('2040-01-02T12:00:00Z'));

  const again = (await open({ serverUrl: server.url, dataFolder: folder })).page;
  const threshold = again.getByTestId('threshold');
  await expect(threshold.getByRole('heading', { name: 'The data of this device are damaged' })).toBeVisible();
  await looksAt(again, 'damaged');
  await threshold.getByRole('button', { name: 'Try again' }).click();
  await expect(threshold.getByRole('status')).toHaveText('Looked once more: it is still so.');
  await threshold.getByRole('button', { name: /^Restore the backup of .*2040/ }).click();
  await threshold.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(threshold.getByRole('alert')).toContainText(/The backup of .*2040.* cannot be restored/);
  await looksAt(again, 'older-backup');
  await expect(threshold.getByRole('button', { name: /2040/ })).toBeHidden();
  await threshold.getByRole('button', { name: /^Restore the backup of / }).click();
  await looksAt(again, 'restore');
  await threshold.getByRole('button', { name: 'Back' }).click();
  await threshold.getByRole('button', { name: /^Restore the backup of / }).press('Enter');
  await expect(threshold.getByRole('button', { name: 'Restore', exact: true })).toBeFocused();
  await again.keyboard.press('Enter');
  await new Collector(again).seesWorklist();
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(left.some((one) => one.includes('.replaced-'))).toBe(true);

  await server.startAgain();
  await new Collector(again).waitsUntilUpToDate();
  await again.goto(new URL(address, again.url()).href);
  await expect(again.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(again.getByText('Before the backup.').first()).toBeVisible();
  await expect(again.getByText('After the backup, and never sent.').first()).toBeVisible({ timeout: 30_000 });
});

test('a missing key is said in words, looked for again, and without it the work begins anew with nothing lost', async ({
  startServer,
  open,
  dataFolder,
}) => {
  const server = await startServer();
  const folder = join(dataFolder, 'workstation');
  const { page, collector, stop } = await beginWork(open, server, { dataFolder: folder });
  const name = await collector.nameInRow(0);
  await server.kill();
  await collector.opensAccount(name);
  const address = new URL(page.url()).hash;
  await collector.logsCall('Recorded, and never sent.');
  await stop();
  const key = fileIn(folder, 'workstation.key');
  renameSync(key, `${key}.elsewhere`);

  const second = await open({ serverUrl: server.url, dataFolder: folder });
  const threshold = second.page.getByTestId('threshold');
  await expect(threshold.getByRole('heading', { name: 'The key of the data is missing' })).toBeVisible();
  await looksAt(second.page, 'key-missing');
  writeFileSync(key, '{"version":1,"slots":[');
  await threshold.getByRole('button', { name: 'Try again' }).click();
  await expect(threshold.getByRole('heading', { name: 'The key of the data cannot be read' })).toBeVisible();
  await looksAt(second.page, 'key-unreadable');
  renameSync(`${key}.elsewhere`, key);
  await threshold.getByRole('button', { name: 'Try again' }).click();
  await new Collector(second.page).seesWorklist();
  await second.stop();
  renameSync(key, `${key}.elsewhere`);

  await server.startAgain();
  const third = (await open({ serverUrl: server.url, dataFolder: folder })).page;
  await third.getByRole('button', { name: 'Begin anew …' }).click();
  await looksAt(third, 'start-anew');
  await third.getByRole('button', { name: 'Begin anew', exact: true }).click();
  await expect(third.getByRole('heading', { name: 'Enrol this workstation' })).toBeVisible();
  const { userName, password } = server.signInOf('collector');
  await third.getByLabel('User name').fill(userName);
  await third.getByRole('textbox', { name: 'Password' }).fill(password);
  await third.keyboard.press('Enter');
  await third.getByRole('button', { name: 'Later' }).click();
  await new Collector(third).seesWorklistUpToDate();
  await third.goto(new URL(address, third.url()).href);
  await expect(third.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(third.getByText('Recorded, and never sent.').first()).toBeVisible({ timeout: 30_000 });
});
