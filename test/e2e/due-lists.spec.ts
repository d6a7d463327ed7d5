import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('what is recorded offline stands on its list and on the worklist at once, and each leads to the account', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.showsAllAccounts();
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  const [oldest = '', second = ''] = await collector.invoiceNumbers();
  await server.kill();
  await collector.waitsUntil(/^Offline/);

  await test.step('a promise', async () => {
    await collector.choosesInvoice(oldest);
    await collector.recordsPromise('1.23');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(collector.rows.filter({ hasText: name })).toContainText('1 waiting to sync');
    await collector.goesTo('Promises');
    await collector.filters('All open');
    const row = collector.rows.filter({ hasText: '1.23' });
    await collector.goesDownTo(row);
    await expect(row).toContainText(name);
    await expect(row).toContainText('waiting to sync');
    await row.getByRole('button', { name }).click();
    await expect(page.getByRole('tab', { name: /^Promises/ })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('a dispute', async () => {
    await collector.opensTab('Invoices');
    await collector.choosesInvoice(second);
    await collector.opensDispute('Freight', 'Freight was billed twice.');
    await collector.goesTo('Disputes');
    const row = collector.rows.filter({ hasText: name }).filter({ hasText: 'waiting to sync' });
    await collector.goesDownTo(row);
    await expect(row).toContainText('Freight');
    await row.dblclick();
    await expect(page.getByText('Freight was billed twice.').first()).toBeVisible();
  });

  await test.step('a follow-up, worked on with the keys alone', async () => {
    await collector.logsCall('Spoke about both.', 'Ask for the proof of payment');
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await expect(page.getByRole('heading', { name: 'Follow-ups', level: 1 })).toBeVisible();
    await collector.filters('All');
    const planned = collector.rows.filter({ hasText: 'Ask for the proof of payment' });
    await collector.goesDownTo(planned);
    await expect(planned).toContainText('in 1 day');
    await expect(planned).toContainText(name);
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const chosen = page.locator('tr[aria-current="true"]');
    await expect(chosen).toHaveAttribute('data-index', '1');
    const account = (await chosen.getByRole('button').textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: account, level: 1 })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Follow-ups' }).last()).toBeVisible();
    const next = await collector.nextByKey();
    expect(next).not.toBe(account);
    await page.keyboard.press('Escape');
    await expect(chosen.getByRole('button')).toHaveText(next);
    await expect(chosen).toHaveAttribute('data-index', '2');
  });

  await test.step('a row at the edge, which stays under the pointer between two clicks', async () => {
    await collector.goesTo('Promises');
    await collector.filters('Not kept');
    await expect(collector.rows.nth(16)).toBeVisible();
    const table = await page.locator('#promises-table').boundingBox();
    if (table === null) throw new Error('the table is not in view');
    const point = { x: table.x + 40, y: table.y + table.height - 6 };
    const pointed = await page.evaluate(({ x, y }) => {
      const row = document.elementFromPoint(x, y)?.closest('tr');
      return row?.querySelector('button')?.textContent ?? '';
    }, point);
    await page.mouse.click(point.x, point.y);
    await expect(page.locator('tr[aria-current="true"]').getByRole('button')).toHaveText(pointed);
    await page.mouse.dblclick(point.x, point.y);
    await expect(page.getByRole('heading', { name: pointed, level: 1 })).toBeVisible();
  });
});
