import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('a collector proposes notices and asks for a credit limit, and a manager decides on them', {
  tag: '@walk',
}, async ({ dataFolder, startServer, open }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  let account = '';

  await test.step('marks three accounts with the keys and proposes their notices', async () => {
    await collector.goesTo('Dunning');
    await expect(collector.rows.first()).toBeVisible();
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    const bar = page.getByRole('region', { name: 'Dunning run' });
    await expect(bar).toContainText('3 marked');
    await expectNoViolationsInBothThemes(page, 'dunning');
    await page.keyboard.press('a');
    const run = page.getByRole('region', { name: 'Run' });
    await expect(run).toContainText('3 recorded');
    await run.getByRole('button', { name: 'Close' }).click();
    await expect(bar).toBeVisible();
  });

  await test.step('sees why the rest is not dunned', async () => {
    await collector.filters('Blocked');
    await expectNoViolationsInBothThemes(page, 'dunning, blocked');
    await collector.filters('Below the minimum');
  });

  await test.step('cancels a notice with why', async () => {
    await page.getByRole('link', { name: /^Notices that wait/ }).click();
    await expect(page.getByRole('heading', { name: 'Notices', level: 1 })).toBeVisible();
    await collector.filters('To send');
    await expect(collector.rows).toHaveCount(3);
    await expectNoViolationsInBothThemes(page, 'notices');
    await page.locator('#main').focus();
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: 'Cancel the notice' });
    await dialog.getByLabel('Reason').fill('Paid this morning');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('r');
    await expect(dialog.getByLabel('Reason')).toHaveValue('Paid this morning');
    await page.keyboard.press('Control+Enter');
    await expect(collector.rows).toHaveCount(2);
  });

  await test.step('marks one notice as sent, however long the key is held', async () => {
    await page.keyboard.down('m');
    await expect(page.getByText(/^Notice sent: /)).toBeVisible();
    await expect(collector.rows).toHaveCount(1);
    await page.keyboard.down('m');
    await page.keyboard.up('m');
    await page.keyboard.press('r');
    await expect(page.getByRole('dialog', { name: 'Cancel the notice' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(collector.rows).toHaveCount(1);
  });

  await test.step('asks for another credit limit', async () => {
    await collector.goesTo('Credit');
    await expect(collector.rows.first()).toBeVisible();
    await expectNoViolationsInBothThemes(page, 'credit');
    account = (await collector.rows.first().getByRole('button').first().textContent()) ?? '';
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: 'Request another credit limit' });
    await expect(dialog).toBeVisible();
    await dialog.getByLabel('New limit').fill('20,000.00');
    await dialog.getByLabel('Reason').fill('Frame contract');
    await expectNoViolationsInBothThemes(page, 'credit limit');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^Limit of .* requested/)).toBeVisible();
    await collector.goesTo('Approvals');
    await collector.filters('Asked by me');
    await expect(collector.rows.filter({ hasText: account })).toContainText('Credit limit');
    await collector.waitsUntilUpToDate();
  });

  await test.step('the manager refuses the limit', async () => {
    const other = await beginWork(open, server, { who: 'manager', dataFolder: join(dataFolder, 'manager') });
    const manager = other.collector;
    await manager.goesTo('Approvals');
    const row = manager.rows.filter({ hasText: 'Frame contract' });
    await expect(row).toContainText(account);
    await row.click();
    await expectNoViolationsInBothThemes(other.page, 'approvals');
    await other.page.keyboard.press('r');
    const dialog = other.page.getByRole('dialog', { name: 'Refuse the request' });
    await expect(dialog.getByRole('button', { name: 'Refuse' })).toBeDisabled();
    await dialog.getByLabel('Reason').fill('Customer is solvent');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await expect(row).toHaveCount(0);
    await expect(other.page.getByText(`Refused: ${account}`)).toBeVisible();

    await test.step('and holds an account offline, takes it back, and finds the reason again', async () => {
      await server.kill();
      await manager.waitsUntil(/^Offline/);
      await manager.goesTo('Credit');
      await manager.filters('All');
      const held = manager.rows.filter({ hasText: account });
      await held.click();
      await other.page.keyboard.press('h');
      const hold = other.page.getByRole('dialog', { name: 'Put the account on hold' });
      await expect(hold.getByLabel('Reason')).toHaveValue(/days overdue/);
      await hold.getByLabel('Reason').fill('Pays nobody');
      await other.page.keyboard.press('Control+Enter');
      await expect(held).toHaveCount(0);
      await other.page
        .getByRole('alert')
        .filter({ hasText: `On hold: ${account}` })
        .getByRole('button', { name: 'Undo' })
        .click();
      await expect(held).toHaveCount(1);
      await held.click();
      await other.page.keyboard.press('h');
      await expect(hold.getByLabel('Reason')).toHaveValue('Pays nobody');
    });
  });
});
