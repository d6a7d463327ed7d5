import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('a manager gives an account to somebody by name, and everybody reads names where the documents have ids', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  test.setTimeout(180_000);
  const server = await startServer();
  const { collector: amelie } = await beginWork(open, server);
  const name = await amelie.nameInRow(0);
  const { page, collector: ruth } = await beginWork(open, server, {
    who: 'manager',
    dataFolder: join(dataFolder, 'manager'),
  });

  await test.step('the rail says what its numbers count', async () => {
    const rail = page.getByRole('navigation', { name: 'Main' });
    await expect(rail.getByRole('link', { name: /^Disputes \d+ late$/ })).toBeVisible();
    await expect(rail.getByRole('link', { name: /^Approvals \d+ to decide$/ })).toBeVisible();
    await expect(rail.getByRole('link', { name: /^Credit \d+ to check$/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^With disputes/ })).toBeVisible();
  });

  await test.step('the key figures are those of people with names', async () => {
    await ruth.goesTo('Dashboard');
    const work = page.getByRole('region', { name: 'Overdue by collector EUR' });
    await expect(work.getByRole('button', { name: /^Amelie Vogt / })).toBeVisible();
    await expect(work.getByRole('button', { name: /^Tomasz Lindqvist / })).toBeVisible();
    await page.getByText('30 days before').click();
    const forecast = page.getByRole('region', { name: 'Cash forecast EUR' });
    await expect(forecast.getByText(/against the forecast of 30 days ago/)).toBeVisible();
  });

  await test.step('the account goes to Tomasz, and its timeline says from whom to whom', async () => {
    await ruth.goesTo('Worklist');
    await ruth.opensAccount(name);
    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: /^Reassign/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Reassign/ });
    await expect(dialog.getByRole('combobox', { name: 'Collector' })).toHaveValue('Amelie Vogt');
    await dialog.getByRole('combobox', { name: 'Collector' }).click();
    await page.getByRole('option', { name: 'Tomasz Lindqvist' }).click();
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Parental leave');
    await expectNoViolationsInBothThemes(page, 'reassign');
    await dialog.getByRole('button', { name: /^Reassign/ }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^From Amelie Vogt · .* to Tomasz Lindqvist · /)).toBeVisible();
  });
});

test('an open promise is amended with why', { tag: '@walk' }, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.opensAccount(await collector.nameInRow(0));
  await collector.choosesOldestInvoice();
  await collector.recordsPromise('7.00');
  await collector.opensTab('Promises');
  await page.getByRole('button', { name: 'Amend…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Amend' });
  await dialog.getByLabel('Amount').fill('5.00');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Can pay less');
  await expectNoViolationsInBothThemes(page, 'amend a promise');
  await dialog.getByRole('button', { name: 'Amend the promise' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('5.00').first()).toBeVisible();
  await collector.waitsUntilUpToDate();
  await expect(page.getByText('5.00').first()).toBeVisible();
});
