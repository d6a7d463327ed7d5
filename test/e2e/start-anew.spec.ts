import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { projectFolder } from '../../scripts/project-folder.ts';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

/** As a person calls it. */
function startAnewIn(folder: string): void {
  const args = ['scripts/storage.ts', 'start-anew', '--data', folder];
  const called = spawnSync(process.execPath, args, { cwd: projectFolder, encoding: 'utf8' });
  if (called.status !== 0) throw new Error(called.stderr);
}

test('a promise of a day without the server outlives the key: begun anew and signed in, it is there, and at the server once', async ({
  startServer,
  open,
  dataFolder,
}) => {
  test.skip(process.env.DUEBOOK_E2E_HOST === 'electron', 'its key lies with the keychain of the system');
  const server = await startServer();
  const folder = join(dataFolder, 'workstation');
  const { page, collector, stop } = await beginWork(open, server, { dataFolder: folder });
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  await server.kill();
  await collector.waitsUntil(/^Offline/);
  await collector.choosesOldestInvoice();
  await collector.recordsPromise('12.34', 'Promised in the train');
  await collector.waitsUntil(/1 change waiting/);
  await expect(page.getByText('Promised in the train').first()).toBeVisible();
  await stop();

  rmSync(join(folder, 'workstation.key'));
  startAnewIn(folder);
  expect(
    readdirSync(join(folder, 'workstation')).filter((name) => name.startsWith('sealed-outbox.left-')),
  ).toHaveLength(1);

  await server.startAgain();
  const signIn = server.signInOf('collector');
  const { page: anew, stop: stopAnew } = await open({ dataFolder: folder, serverUrl: server.url, signIn });
  const again = new Collector(anew);
  await again.seesWorklistUpToDate();
  await anew.getByRole('link', { name: 'Recovered changes were handed in: see what became of them' }).click();
  const recovered = anew.getByRole('region', { name: 'Recovered changes' });
  await expect(recovered.getByRole('listitem')).toHaveText([
    '1 change was handed in and stands on its account.',
  ]);
  await expectNoViolationsInBothThemes(anew, 'recovered changes');
  await recovered.getByRole('button', { name: 'I have read this' }).focus();
  await anew.keyboard.press('Enter');
  await expect(recovered).toBeHidden();
  await again.goesTo('Worklist');
  await again.opensAccount(name);
  await expect(anew.getByText('Promised in the train').first()).toBeVisible();
  await stopAnew();

  // Another workstation knows nothing but what the server has.
  const second = await open({ dataFolder: join(dataFolder, 'second'), serverUrl: server.url, signIn });
  const colleague = new Collector(second.page);
  await colleague.seesWorklistUpToDate();
  await colleague.opensAccount(name);
  await colleague.opensTab('Promises');
  await expect(second.page.getByRole('tabpanel').getByText('Promised in the train')).toHaveCount(1);
});
