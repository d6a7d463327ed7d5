import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openKeyFile } from '../../src-main/desktop/keys/key-file.ts';
import {
  etagOf,
  releaseKey,
  startUpdateServer,
  type UpdateServer,
} from '../../src-main/desktop/updates/update-server.fixture.ts';
import { workstationMigrations } from '../../src-main/storage/migrations/workstation-migrations.ts';
import { openSqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { beginWork, Collector } from './fixtures/collector.ts';
import { type DeskEnd, type DeskOptions, deskEndName } from './fixtures/desk-options.ts';
import { test as base } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';
import { looksAt } from './fixtures/looks-at.ts';

const content = Buffer.alloc(400_000, 'installer of 1.4.0 ');
const fileName = 'duebook_1.4.0_amd64.deb';
const notes = 'Worklist:\n- Filters are remembered.\n- <b>Not bold</b> <script>alert(1)</script>';
const publicKey = String(releaseKey.publicKey.export({ format: 'jwk' }).x);

/** A server of releases, which a spec may close and start again at the same address. */
const test = base.extend<{ readonly releases: { server: UpdateServer } }>({
  releases: async ({ browserName }, use) => {
    test.skip(process.env.DUEBOOK_E2E_HOST === 'electron', `${browserName} has no pinned key of a test`);
    const releases = { server: await startUpdateServer() };
    releases.server.publish({ version: '1.3.0', content });
    await use(releases);
    await releases.server.close();
  },
});

function deskOf({ server }: { server: UpdateServer }, changes: Partial<DeskOptions> = {}): DeskOptions {
  const address = server.address.href;
  return { version: '1.3.0', address, keys: [publicKey], policy: { updates: 'manual' }, ...changes };
}

function panelOf(page: Page) {
  const panel = page.getByRole('region', { name: 'Updates' });
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  return {
    panel,
    button,
    status: panel.getByRole('status').first(),
    alert: panel.getByRole('alert'),
    check: () => panel.getByRole('button', { name: /^(Check for updates|Try again)$/ }).click(),
  };
}

function endOf(folder: string): DeskEnd | undefined {
  const path = join(folder, deskEndName);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DeskEnd) : undefined;
}

test('a person looks for a new version, works on while it is loaded, and has it installed when nothing is typed', async ({
  startServer,
  open,
  dataFolder,
  releases,
}) => {
  const folder = join(dataFolder, 'workstation');
  const { page, collector } = await beginWork(open, await startServer(), {
    dataFolder: folder,
    desk: deskOf(releases),
  });
  const { panel, button, status, alert, check } = panelOf(page);
  const name = await collector.nameInRow(0);
  await collector.goesToSetting('About and diagnostics');

  await test.step('nothing that was signed for long', async () => {
    await expect(status).toHaveText('Duebook has not looked for a new version yet.');
    const signedAt = '2024-01-15T12:00:00.000Z';
    releases.server.publish({ version: '1.3.0', content, fields: { signedAt } });
    await check();
    await expect(panel.getByText(/was signed on 15 Jan 2024.*tell your administrator\.$/)).toBeVisible();
    await looksAt(page, 'old-news');
  });

  await test.step('nothing newer', async () => {
    releases.server.publish({ version: '1.3.0', content });
    await check();
    await expect(status).toHaveText(/^Duebook is up to date\. Last checked on /);
    await expectNoViolationsInBothThemes(page, 'up to date');
  });

  await test.step('one that is handed out step by step', async () => {
    releases.server.publish({ version: '1.3.5', content, fields: { stagingPercentage: 0 } });
    await check();
    await expect(status).toContainText('Version 1.3.5 is being handed out step by step');
  });

  let letGo = () => undefined as unknown;
  await test.step('loaded with its progress, while the person works on', async () => {
    releases.server.publish({ version: '1.4.0', content, notes, fields: { storageVersion: 99 } });
    releases.server.answers.set(fileName, (_request, response) => {
      response.writeHead(200, { etag: etagOf(content), 'content-length': content.length });
      response.write(content.subarray(0, 180_000));
      letGo = () => response.end(content.subarray(180_000));
    });
    await check();
    await expect(status).toHaveText('Downloading version 1.4.0: 45 %. You can go on working.');
    await expect(panel.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '45');
    await expect(panel.getByText('- <b>Not bold</b> <script>alert(1)</script>')).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'downloading');
    await collector.goesTo('Worklist');
    await collector.opensAccount(name);
    await collector.logsCall('Recorded while a version was loaded');
  });

  await test.step('ready: said beside the search, with the way to it', async () => {
    letGo();
    await page.getByRole('link', { name: 'Version 1.4.0 is ready: install it' }).click();
    await expect(status).toHaveText('Version 1.4.0 is ready to be installed.');
    await expect(button('Restart and install now')).toBeInViewport();
    await expectNoViolationsInBothThemes(page, 'ready');
  });

  await test.step('put off while something is typed, which stays', async () => {
    await collector.goesTo('Worklist');
    await collector.opensAccount(name);
    await collector.beginsCall('Half a sentence');
    await collector.goesToSetting('About and diagnostics');
    await button('Restart and install now').click();
    await expect(alert).toContainText('Not installed yet: something is being typed.');
    await expectNoViolationsInBothThemes(page, 'put off');
    expect(endOf(folder)).toBeUndefined();
    await collector.goesTo('Worklist');
    await collector.opensAccount(name);
    await collector.findsBegunCall('Half a sentence');
  });

  await test.step('installed with a restart, from a backup, after the engine has closed', async () => {
    await collector.goesToSetting('About and diagnostics');
    await button('Restart and install now').click();
    await expect.poll(() => endOf(folder)).toEqual({ leaving: 'install-and-restart', handedOver: '1.4.0' });
    expect(readdirSync(join(folder, 'backups'))).toEqual([
      expect.stringMatching(/^before-update-.*\.sqlite$/),
    ]);
  });
});

test('a version that is ready is installed when the program ends, where the person says so', async ({
  startServer,
  open,
  dataFolder,
  releases,
}) => {
  const folder = join(dataFolder, 'workstation');
  const workstation = await beginWork(open, await startServer(), {
    dataFolder: folder,
    desk: deskOf(releases, { preparingMs: 3_000 }),
  });
  const { page, collector, enginePid } = workstation;
  const { panel, button, status } = panelOf(page);
  releases.server.publish({ version: '1.4.0', content, notes });
  releases.server.publish({
    version: '1.5.0-beta.1',
    name: 'beta-linux.yml',
    content,
    fileName: 'duebook_1.5.0-beta.1_amd64.deb',
  });
  await collector.goesToSetting('About and diagnostics');
  await panel.getByText('Beta', { exact: true }).click();
  await expect(status).toHaveText('Version 1.5.0-beta.1 is ready to be installed.');
  await expect(panel.getByText('There are no notes on this version.')).toBeVisible();
  await panel.getByText('Stable', { exact: true }).click();
  await expect(status).toHaveText('Version 1.4.0 is ready to be installed.');
  await button('Install at quit').focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('Version 1.4.0 is ready and will be installed when you quit Duebook.');
  await expect(button('Install at quit')).toBeHidden();
  process.kill(await enginePid(), 'SIGTERM');
  const ending = page
    .getByRole('banner')
    .getByRole('status')
    .filter({ hasText: 'Duebook is about to close' });
  await expect(ending).toHaveText('Duebook is about to close and install version 1.4.0 …');
  await expect.poll(() => endOf(folder)).toEqual({ leaving: 'install', handedOver: '1.4.0' });
});

test('what no pinned key has signed, what was changed and what is older is refused in words, and the present version stays', async ({
  startServer,
  open,
  releases,
}) => {
  const { page, collector } = await beginWork(open, await startServer(), { desk: deskOf(releases) });
  const { button, status, alert, check } = panelOf(page);
  const { server } = releases;
  await collector.goesToSetting('About and diagnostics');
  const refused = async (words: string) => {
    await check();
    await expect(alert).toContainText(words);
    await expect(button('Try again')).toBeVisible();
    await expect(button('Restart and install now')).toBeHidden();
  };
  server.publish({ version: '1.4.0', content, key: generateKeyPairSync('ed25519').privateKey });
  await refused('The signature of what the update server offers is wrong; it was refused.');
  await expectNoViolationsInBothThemes(page, 'refused');
  server.files.delete('latest-linux.yml.sig');
  await refused('What the update server offers is not signed and was refused.');
  server.publish({ version: '1.4.0', content });
  const signed = server.files.get('latest-linux.yml') ?? Buffer.alloc(0);
  server.files.set('latest-linux.yml', Buffer.from(signed.toString().replace('1.4.0', '1.4.1')));
  await refused('The signature of what the update server offers is wrong; it was refused.');
  server.publish({ version: '1.4.0', content });
  server.files.set(fileName, Buffer.alloc(content.length, 'something else '));
  await refused('The downloaded file is not what was signed and was thrown away.');
  server.publish({ version: '1.2.0', content });
  await refused('The update server offers an older version (1.2.0), which was refused.');
  server.publish({ version: '1.4.0', content });
  await check();
  await expect(status).toHaveText('Version 1.4.0 is ready to be installed.');
});

test('an update server that is down is said with a way on, and the work goes on', async ({
  startServer,
  open,
  releases,
}) => {
  const { page, collector } = await beginWork(open, await startServer(), { desk: deskOf(releases) });
  const { button, status, alert, check } = panelOf(page);
  const port = Number(releases.server.address.port);
  const name = await collector.nameInRow(0);
  await releases.server.close();
  await collector.goesToSetting('About and diagnostics');
  await check();
  await expect(alert).toHaveText(
    'The update server cannot be reached. Check the connection; your work is not affected.',
  );
  await expectNoViolationsInBothThemes(page, 'update server down');

  await collector.goesTo('Worklist');
  await collector.opensAccount(name);
  await collector.logsCall('Recorded without the update server');
  await collector.waitsUntilUpToDate();

  releases.server = await startUpdateServer(port);
  releases.server.answers.set('latest-linux.yml', (_request, response) => response.writeHead(503).end());
  await collector.goesToSetting('About and diagnostics');
  await expect(alert).toContainText('The update server cannot be reached.');
  await button('Try again').click();
  await expect(alert).toHaveText('The update server answered with an error (503). Try again later.');
  releases.server.answers.clear();
  releases.server.publish({ version: '1.4.0', content });
  await button('Try again').click();
  await expect(status).toHaveText('Version 1.4.0 is ready to be installed.');
});

test('a workstation that takes no updates says why', { tag: '@walk' }, async ({
  startServer,
  open,
  dataFolder,
  releases,
}) => {
  const server = await startServer();
  const folder = join(dataFolder, 'workstation');
  const offBecause: readonly (readonly [Partial<DeskOptions>, string])[] = [
    [{ keys: [] }, 'This build takes no updates: it was made without a key to check their signature with.'],
    [{ address: null }, 'No update server is set for this installation.'],
    [
      { policy: { updates: 'off' } },
      'Your organisation installs new versions itself. Nothing has to be done here.',
    ],
  ];
  for (const [changes, words] of offBecause) {
    const { page, collector, stop } = await beginWork(open, server, {
      dataFolder: folder,
      desk: deskOf(releases, changes),
    });
    await collector.goesToSetting('About and diagnostics');
    const { panel, status } = panelOf(page);
    await expect(status).toContainText(words);
    await expect(panel.getByRole('button')).toHaveCount(0);
    await expect(panel.getByRole('radio')).toHaveCount(0);
    await stop();
  }
  const { page } = await open({
    dataFolder: folder,
    serverUrl: server.url,
    desk: deskOf(releases, { policy: { updates: 'automatic', channel: 'beta' } }),
  });
  const collector = new Collector(page);
  await collector.seesWorklist();
  await collector.goesToSetting('About and diagnostics');
  await expect(page.getByText('Your organisation has chosen the channel.')).toBeVisible();
  await expect(panelOf(page).panel.getByRole('radio', { name: 'Beta' })).toBeDisabled();
});

test('data that a newer version has written are opened by it: it is looked for, loaded and installed from there', async ({
  startServer,
  open,
  dataFolder,
  releases,
}) => {
  const folder = join(dataFolder, 'workstation');
  const server = await startServer();
  const { stop } = await beginWork(open, server, { dataFolder: folder });
  await stop();
  await makeTooNew(folder);
  releases.server.publish({ version: '1.4.0', content, notes, fields: { storageVersion: 99 } });
  const { page } = await open({ serverUrl: server.url, dataFolder: folder, desk: deskOf(releases) });
  const threshold = page.getByTestId('threshold');
  await expect(
    threshold.getByRole('heading', { name: 'A newer Duebook has written these data' }),
  ).toBeVisible();
  const { button, status } = panelOf(page);
  await button('Check for updates').click();
  await expect(status).toHaveText('Version 1.4.0 is ready to be installed.');
  await looksAt(page, 'too-new');
  await button('Restart and install now').click();
  await expect.poll(() => endOf(folder)?.handedOver).toBe('1.4.0');
  const backups = readdirSync(join(folder, 'backups'));
  expect(backups.some((name) => name.startsWith('before-update-as-it-lay-'))).toBe(true);
});

/** As a version leaves it that has one migration more. */
async function makeTooNew(folder: string): Promise<void> {
  const databasePath = join(folder, 'workstation', 'workstation.sqlite');
  const key = await openKeyFile({
    path: join(folder, 'workstation.key'),
    databasePath,
    passphrase: undefined,
  });
  const file = openSqliteFile({ path: databasePath, key });
  file.database.pragma(`user_version = ${workstationMigrations.length + 1}`);
  file.close();
}
