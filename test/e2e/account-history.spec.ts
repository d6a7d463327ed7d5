import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('settled invoices and payments of an account are there to the last one, and go as they came', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  const name = await collector.nameInRow(0);
  await collector.opensAccount(name);
  const countOf = async (words: RegExp) =>
    Number(/\d+/.exec((await page.getByText(words).first().textContent()) ?? '')?.[0]);
  const table = page.getByRole('tabpanel').getByRole('table');
  const toTheEnd = (label: string) =>
    page.getByRole('region', { name: label }).evaluate((part) => {
      part.scrollTop = part.scrollHeight;
    });

  await test.step('settled invoices follow the open ones', async () => {
    const openCount = await countOf(/^Invoices \d+/);
    const settledCount = await countOf(/^Settled \(\d+\)/);
    expect(settledCount).toBeGreaterThan(0);
    await expect(table).toHaveAttribute('aria-rowcount', (openCount + 1).toString());
    const settled = page.getByRole('switch', { name: /^Settled/ });
    await settled.check();
    await expect(table).toHaveAttribute('aria-rowcount', (openCount + settledCount + 1).toString());
    await toTheEnd('Invoices');
    const last = table.locator(`tr[aria-rowindex="${(openCount + settledCount + 1).toString()}"]`);
    await expect(last).toContainText('settled');
    await expect(last.getByRole('checkbox')).toHaveCount(0);
    await page.keyboard.press('k');
    await expect(page.locator('[data-invoice] input:focus')).toHaveCount(1);
    await settled.uncheck();
    await expect(table).toHaveAttribute('aria-rowcount', (openCount + 1).toString());
  });

  await test.step('payments, the newest first', async () => {
    const count = await countOf(/^Payments \d+/);
    expect(count).toBeGreaterThan(0);
    await collector.opensTab('Payments');
    await expect(table).toHaveAttribute('aria-rowcount', (count + 1).toString());
    await toTheEnd('Payments');
    await expect(table.locator(`tr[aria-rowindex="${(count + 1).toString()}"]`)).toBeInViewport();
  });

  await test.step('a promise is cancelled where it stands', async () => {
    await collector.opensTab('Invoices');
    await collector.choosesOldestInvoice();
    await collector.recordsPromise('1.23');
    await collector.opensTab('Promises');
    const promise = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: '1.23' });
    await promise.getByRole('button', { name: 'Cancel promise' }).click();
    await page.getByRole('textbox', { name: 'Why is it cancelled?' }).fill('Said by mistake.');
    await page.getByRole('button', { name: 'Cancel the promise' }).click();
    await expect(promise).toContainText('Said by mistake.');
  });
});
