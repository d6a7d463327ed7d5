import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

const passphrase = 'carried in a coat pocket';

test('what was not sent goes along to another computer in a file, before the first sign-in, and sync goes on', async ({
  dataFolder,
  startServer,
  open,
}) => {
  const server = await startServer();
  const first = await beginWork(open, server);
  const name = await first.collector.nameInRow(0);
  await first.collector.opensAccount(name);
  await server.kill();
  await first.collector.waitsUntil(/^Offline/);
  await first.collector.logsCall('Said on the former computer.');
  await first.collector.beginsCall('Half a sentence that was');
  const file = join(dataFolder, 'stick.duebook');

  await test.step('it is saved under a passphrase that two fields agree on', async () => {
    await first.page.keyboard.press('Escape');
    await first.page.goto(new URL('#/settings/backup', first.page.url()).href);
    const panel = first.page.getByRole('region', { name: 'Take your work to another computer' });
    await panel.getByLabel('Passphrase of the file', { exact: true }).fill('short');
    await panel.getByLabel('Passphrase of the file again').fill('short');
    await panel.getByRole('button', { name: 'Save as a file' }).click();
    await expect(panel.getByText('Choose a passphrase of at least 12 characters.')).toBeVisible();
    await panel.getByLabel('Passphrase of the file', { exact: true }).fill(passphrase);
    await panel.getByLabel('Passphrase of the file again').fill(passphrase);
    const [saved] = await Promise.all([
      first.page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^duebook-work-\d{8}T\d{6}Z\.duebook$/);
    await saved.saveAs(file);
    await expect(panel.getByText(/1 change, 0 files, 1 draft/)).toBeVisible();
    expect(readFileSync(file, 'latin1')).not.toContain('Half a sentence');
  });
  await first.stop();

  const second = await open({ dataFolder: join(dataFolder, 'second'), serverUrl: server.url });
  const { page } = second;
  const take = async (path: string, by: string) => {
    await page.getByTestId('choose-work').setInputFiles(path);
    await page.getByLabel('Passphrase of the file').fill(by);
    await page.getByRole('button', { name: 'Take it in' }).click();
  };
  await test.step('on the first page of the other computer each way to be wrong is said, then it is taken in', async () => {
    await page.getByRole('button', { name: 'Bring work from another computer' }).click();
    await take(file, 'another passphrase');
    await expect(page.getByRole('alert').getByText(/not the passphrase of this file/)).toBeVisible();
    const cut = join(dataFolder, 'cut.duebook');
    writeFileSync(cut, readFileSync(file).subarray(0, -10));
    await take(cut, passphrase);
    await expect(page.getByRole('alert').getByText(/cut off or was altered/)).toBeVisible();
    await take(file, passphrase);
    await expect(page.getByText(/Taken in from .* 1 change, 0 files, 1 draft/)).toBeVisible();
  });

  await server.startAgain();
  await test.step('after the sign-in the draft is in its form and the change on the account, once', async () => {
    const { userName, password } = server.signInOf('collector');
    await expect(page.getByLabel('User name')).toHaveValue(/./);
    await page.getByLabel('User name').fill(userName);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Later' }).click();
    const collector = new Collector(page);
    await collector.seesWorklistUpToDate();
    await collector.opensAccount(name);
    await expect(page.getByText('Said on the former computer.')).toHaveCount(1);
    await collector.findsBegunCall('Half a sentence that was');
    await page.keyboard.press('Escape');
    await collector.logsCall('Said on the new computer.');
    await collector.waitsUntilUpToDate();
  });
  await test.step('Settings say what is kept of it beside the data, and that it may go', async () => {
    await page.goto(new URL('#/settings/backup', page.url()).href);
    const kept = page.getByRole('region', { name: 'Kept from before' });
    await expect(kept.getByRole('listitem')).toContainText(/Work that was handed in.*It may be removed\./s);
  });
  await second.stop();

  const again = await open({ serverUrl: server.url });
  const former = new Collector(again.page);
  await former.waitsUntilUpToDate();
  await former.opensAccount(name);
  await expect(again.page.getByText('Said on the former computer.')).toHaveCount(1);
  await expect(again.page.getByText('Said on the new computer.')).toHaveCount(1);
});
