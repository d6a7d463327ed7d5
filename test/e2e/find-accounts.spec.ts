import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { runImport } from './fixtures/run-import.ts';

const gardener = 'Müller & Töchter Gärtnerei';

test('an account is found by name, invoice, contact and note, with the reason, in the list and by Ctrl K', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  const server = await startServer();
  const file = join(dataFolder, 'ledger.csv');
  const rows = [
    'Customer,Name,Invoice number,Invoice date,Due date,Amount',
    `GX-1,${gardener},MX-77120-A,2013-01-05,2013-02-04,10.00`,
    `GX-1,${gardener},MX-77121-B,2013-01-06,2013-02-05,20.00`,
    'GX-2,Miller Lawns,MX-88300-A,2013-01-05,2013-02-04,30.00',
  ];
  writeFileSync(file, rows.join('\n'));
  expect(runImport(file, dataFolder, 'EUR').lastLine).toBe(
    'read 3, new 3, updated 0, unchanged 0, skipped 0',
  );
  const { page, collector } = await beginWork(open, server);
  const names = collector.rows.getByRole('button').and(page.locator(':not([aria-label])'));

  await test.step('by name, without accents, from the middle, and however fast it is typed', async () => {
    for (const typed of ['muller', 'ülle', 'MÜLLER tocht']) {
      await collector.searches(typed);
      await expect(names).toHaveText([gardener]);
    }
    await collector.searches('');
    await page.getByRole('textbox', { name: 'Search the list' }).pressSequentially('miller', { delay: 0 });
    await expect(names).toHaveText(['Miller Lawns']);
    await expect(page.getByText('1 account ·')).toBeVisible();
    await collector.searches('nobody is called so');
    await expect(page.getByText('Nothing matches')).toBeVisible();
  });

  await test.step('by an invoice, which is in view when the account is opened', async () => {
    await collector.searches('77121');
    await expect(names).toHaveText([gardener]);
    await expect(collector.rows).toContainText('GX-1 · Invoice MX-77121-B');
    await expect(collector.rows.locator('mark')).toHaveText('77121');
    await page.getByRole('textbox', { name: 'Search the list' }).press('Enter');
    await expect(page.getByRole('heading', { name: gardener, level: 1 })).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'Choose MX-77121-B' })).toBeFocused();
    await expect(page.locator('tr[aria-current="true"]')).toContainText('MX-77121-B');
    await page.keyboard.press('Escape');
    await expect(names).toHaveText([gardener]);
    await expect(page.locator('tr mark')).toBeInViewport({ ratio: 1 });
    await page.getByRole('textbox', { name: 'Search the list' }).press('Escape');
    await expect(page.getByRole('textbox', { name: 'Search the list' })).toHaveValue('');
    await expect(page.getByRole('textbox', { name: 'Search the list' })).toBeFocused();
  });

  await test.step('by a contact, whose tab Ctrl K opens', async () => {
    await page.getByRole('textbox', { name: 'Search the list' }).press('Enter');
    await collector.opensTab('Contacts');
    const contact = (await page.getByRole('tabpanel').locator('strong').first().textContent()) ?? '';
    const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await page.keyboard.press('Escape');
    const palette = await collector.searchesEverywhere(contact.toLowerCase());
    const hit = palette.getByRole('option', { name }).first();
    await expect(hit).toContainText(`Contact: ${contact}`);
    await hit.click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(page.getByRole('tab', { name: /^Contacts/ })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('by a note that was written offline, also after all figures were computed anew', async () => {
    await server.kill();
    await collector.waitsUntil(/^Offline/);
    await collector.logsCall('The new bookkeeper sits in the Pelikanstraße since Monday.');
    await collector.goesToSetting('Sync and device');
    await page.getByRole('button', { name: 'Rebuild the figures' }).click();
    await expect(page.getByText('All figures are computed anew.')).toBeVisible();
    const palette = await collector.searchesEverywhere('pelikanstr');
    await expect(palette.getByRole('option')).toHaveCount(1);
    await expect(palette.getByRole('option')).toContainText('Note: …');
    await expect(palette.locator('mark')).toHaveText('Pelikanstr');
    await palette.getByRole('combobox').press('Enter');
    await expect(page.getByText('The new bookkeeper sits in the Pelikanstraße since Monday.')).toBeVisible();
  });

  await test.step('by what was said of a promise, which stands marked in the timeline', async () => {
    await collector.recordsPromise('1.50', 'Half of it after the harvest festival.');
    for (const late of ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'])
      await collector.logsCall(`Nobody there at the ${late} try.\n\n\n\nAgain tomorrow.`);
    const palette = await collector.searchesEverywhere('harvest');
    await expect(palette.locator('mark')).toHaveText('harvest');
    await palette.getByRole('combobox').press('Enter');
    const marked = page.locator('[aria-current="true"]', { hasText: 'after the harvest festival' });
    await expect(marked).toBeInViewport({ ratio: 1 });
    await expect(marked).toContainText('Promise 1.50');
  });

  await test.step('the rest of many in the worklist, by the same search', async () => {
    const palette = await collector.searchesEverywhere('promise');
    await palette.getByRole('combobox').fill('gmbh');
    await palette.getByRole('option', { name: /^\d+ more: search in the worklist/ }).click();
    await expect(page.getByRole('heading', { name: 'All accounts', level: 1 })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Search the list' })).toHaveValue('gmbh');
  });
});
