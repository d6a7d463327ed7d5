import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

const recorded = 'Ring 0171 5550123, anna.secret@example.com, owes 4,711.09 EUR';
const begun = 'Söhne & Töchter 陳大文 promised the rest';

/** What is written in the logs of a workstation, wherever its host keeps them. */
function logsIn(dataFolder: string): string {
  return readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /logs[\\/][a-z.\d]+\.log$/.test(path))
    .map((path) => readFileSync(join(dataFolder, path), 'utf8'))
    .join('');
}

test('a window whose process is killed comes back with what was recorded and typed; the logs name nobody', async ({
  startServer,
  open,
  dataFolder,
}) => {
  test.skip(process.env.DUEBOOK_E2E_HOST === 'electron', 'there the window comes back by itself');
  const server = await startServer();
  const folder = join(dataFolder, 'workstation');
  const { page, collector } = await beginWork(open, server, { dataFolder: folder });
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  await collector.logsCall(recorded);
  await collector.beginsCall(begun);
  const address = page.url();

  const session = await page.context().newCDPSession(page);
  const isGone = page.waitForEvent('crash');
  // The process ends before it can answer.
  session.send('Page.crash').catch(() => undefined);
  await isGone;

  const again = await page.context().newPage();
  await again.goto(address);
  await expect(again.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(again.getByRole('tab', { name: /^Invoices/ })).toBeVisible();
  await again.locator('#main').focus();
  await new Collector(again).findsBegunCall(begun);
  await expect(again.getByText(recorded).first()).toBeVisible();

  // Something for the logs: a server that is gone.
  await server.kill();
  await new Collector(again).waitsUntil(/^Offline/);
  const logs = logsIn(folder);
  expect(logs).toContain('"event":"host.started"');
  expect(logs).toContain('"event":"sync.status"');
  const { userName, password } = server.signInOf('collector');
  const closed = [
    name,
    recorded,
    begun,
    userName,
    password,
    '0171',
    'anna.secret',
    '4,711',
    '471109',
    'Söhne',
  ];
  expect(closed.filter((words) => logs.includes(words))).toEqual([]);
  expect(logs).not.toMatch(/token|Bearer|passphrase|\/home\/|\/root\/|\/tmp\//i);
});

test('a workstation whose engine is killed says so in words, comes back by itself and has lost nothing', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector, enginePid } = await beginWork(open, server);
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  // What waits for the server is nowhere else than here.
  await server.kill();
  await collector.waitsUntil(/^Offline/);
  await collector.logsCall(recorded);
  await collector.beginsCall(begun);
  process.kill(await enginePid(), 'SIGKILL');

  const banner = page.getByRole('alert').filter({ hasText: 'reconnecting' });
  await expect(banner).toHaveText(
    /^Duebook is reconnecting .* What you see is the last known state\. Everything recorded is kept; .* start Duebook again\.$/,
  );
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(banner).toBeHidden({ timeout: 30_000 });
  await collector.findsBegunCall(begun);
  await expect(page.getByText(recorded).first()).toBeVisible();
  await collector.waitsUntil(/1 change waiting/);
  await server.startAgain();
  await collector.waitsUntilUpToDate();
  await page.reload();
  await expect(page.getByText(recorded).first()).toBeVisible();
});

test('a screen whose part of the program does not load says so with a way on, and comes when it is loaded anew', async ({
  startServer,
  open,
}) => {
  test.skip(process.env.DUEBOOK_E2E_HOST === 'electron', 'there its files lie in the package');
  const { page, collector } = await beginWork(open, await startServer());
  const parts = '**/assets/*.js';
  await page.route(parts, (route) => route.abort());
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByText('This screen cannot be shown')).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'screen failed');
  await collector.goesTo('Worklist');
  await page.unroute(parts);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' }).click();
  await page.getByRole('button', { name: 'Load anew' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
});
