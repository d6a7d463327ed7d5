import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

/** Whether a training has left anything, wherever the host keeps it. */
function hasTraining(dataFolder: string): boolean {
  return readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }).some(
    (path) => basename(path) === 'training',
  );
}

test('training is entered from the settings, marked at all times, and leaves nothing behind', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  test.setTimeout(240_000);
  const server = await startServer({ demo: 'users' });
  const { page } = await open({ serverUrl: server.url, signIn: server.signInOf('collector') });
  const collector = new Collector(page);
  await collector.waitsUntilUpToDate();
  await expect(page.getByText('No account is assigned to you')).toBeVisible();
  const banner = page.getByRole('region', { name: 'You are training' });

  await test.step('entered by the settings', async () => {
    await collector.goesTo('Settings');
    await page.getByRole('link', { name: 'Tour and training' }).click();
    await page.getByRole('button', { name: 'Start the training' }).click();
    await expect(page.getByText(/Making invented accounts/)).toBeVisible();
    await expect(banner).toBeVisible({ timeout: 90_000 });
    expect(hasTraining(dataFolder)).toBe(true);
  });

  await test.step('marked on every screen and over every dialog, not by colour alone', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await collector.seesWorklistUpToDate();
    await expect(banner).toContainText('Training');
    await expect(page).toHaveTitle('Training – Duebook');
    await expectNoViolationsInBothThemes(page, 'training');
    await page.keyboard.press('c');
    await expect(page.getByRole('dialog', { name: 'Log an activity' })).toBeVisible();
    const mark = page.locator('[class*="edge"] span');
    await expect(mark).toHaveText('Training');
    expect(await isOnTop(mark)).toBe(true);
    await page.keyboard.press('Escape');
    await collector.logsCall('Nobody hears this.');
  });

  await test.step('left by the banner, with nothing of it in real work', async () => {
    await page.getByRole('button', { name: 'Leave the training' }).click();
    await expect(banner).toBeHidden({ timeout: 60_000 });
    await expect(page).toHaveTitle('Duebook');
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await collector.waitsUntilUpToDate();
    await expect(page.getByText('No account is assigned to you')).toBeVisible();
    await page.keyboard.press('f');
    await expect(page.getByText('Nobody hears this.')).toHaveCount(0);
    expect(hasTraining(dataFolder)).toBe(false);
  });
});

test('a walk and a draft of real work are there again after the training', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.beginsCall('Half a sentence');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('training');
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog', { name: 'Training' })
    .getByRole('button', { name: 'Start the training' })
    .click();
  const banner = page.getByRole('region', { name: 'You are training' });
  await expect(banner).toBeVisible({ timeout: 90_000 });
  await collector.seesWorklistUpToDate();
  await page.keyboard.press('c');
  const form = page.getByRole('dialog', { name: 'Log an activity' });
  await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leave the training' }).click();
  await expect(banner).toBeHidden({ timeout: 60_000 });
  await collector.seesWorklistUpToDate();
  await collector.findsBegunCall('Half a sentence');
});

/** The edge lets the pointer through, so what is painted is asked for without that. */
function isOnTop(mark: import('@playwright/test').Locator): Promise<boolean> {
  return mark.evaluate((element) => {
    const edge = element.parentElement;
    if (edge === null) return false;
    edge.style.pointerEvents = 'auto';
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    edge.style.pointerEvents = '';
    return hit === element;
  });
}
