import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

const hasChromium =
  process.env.DUEBOOK_E2E_HOST !== 'electron' || process.env.DUEBOOK_E2E_CHROMIUM !== undefined;
test.skip(!hasChromium, 'the browser host needs a Chromium beside Electron');

const headless = ['--host', 'browser', '--port', '0', '--no-open'];

test('npm start opens the workstation signed in as a demo collector, with demo accounts', async ({
  launch,
  browser,
}) => {
  const program = launch(headless);
  const [address] = await program.lineMatching(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
  const page = await browser.newPage();
  await page.goto(address);
  const collector = new Collector(page);
  await collector.seesWorklistUpToDate();
  expect(await collector.rows.count()).toBeGreaterThan(5);

  const stranger = await browser.newPage();
  const refused = await stranger.goto(address);
  expect(refused?.status()).toBe(403);
});

test('npm start -- --choose lets a new workstation begin with the demo accounts of whom one chooses', {
  tag: '@walk',
}, async ({ launch, browser }) => {
  const program = launch([...headless, '--choose']);
  const [address] = await program.lineMatching(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
  const page = await browser.newPage();
  await page.goto(address);
  await page.getByRole('radiogroup', { name: 'Try it as' }).getByText('field agent').click();
  await page.getByRole('button', { name: 'Try with demo accounts' }).click();
  await new Collector(page).seesWorklistUpToDate();
  await expect(page.getByRole('link', { name: /Jonas Ferreira, field agent/ })).toBeVisible();
});

test('npm start -- --empty has the demo collector and no accounts', { tag: '@walk' }, async ({
  launch,
  browser,
}) => {
  const program = launch([...headless, '--empty']);
  const [address] = await program.lineMatching(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
  const page = await browser.newPage();
  await page.goto(address);
  await new Collector(page).waitsUntilUpToDate();
  await expect(page.getByText('No account is assigned to you')).toBeVisible();
});

test('a wrong switch is refused in words, with the usage', async ({ launch }) => {
  const program = launch(['--host', 'tablet']);
  expect(await program.ended).toBe(2);
});

test('a workstation that cannot start ends the launcher, and the server that it started', async ({
  launch,
  dataFolder,
}) => {
  writeFileSync(join(dataFolder, 'workstation'), 'not a folder');
  const program = launch([...headless, '--empty']);
  const [, url] = await program.lineMatching(/Central server on (http:\/\/\S+),/);
  expect(await program.ended).toBe(1);
  await expect(fetch(`${url}/livez`)).rejects.toThrow();
});
