import { join } from 'node:path';
import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('what the server refuses stands under "needs attention", newest first, to be put right or dismissed', async ({
  dataFolder,
  startServer,
  open,
}) => {
  const server = await startServer();
  const second = { dataFolder: join(dataFolder, 'second') };
  const { page: firstPage, collector } = await beginWork(open, server);
  const { kill: killOther, collector: elsewhere } = await beginWork(open, server, second);
  const name = await collector.nameInRow(0);
  await server.kill();
  const chooseOldest = async (one: Collector) => {
    await one.opensAccount(name);
    await one.choosesOldestInvoice();
  };

  await test.step('two desks promise the same invoice offline, one all of it, the other some of it four times', async () => {
    await chooseOldest(collector);
    await firstPage.keyboard.press('p');
    const form = firstPage.getByRole('dialog', { name: 'Promise to pay' });
    await form.getByRole('button', { name: /^Month end/ }).click();
    await form.getByRole('button', { name: /^Record promise/ }).click();
    await expect(form).toBeHidden();
    await chooseOldest(elsewhere);
    for (const cents of [1, 2, 3, 4]) await elsewhere.recordsPromise(`1.0${cents}`);
    await elsewhere.waitsUntil(/4 changes waiting/);
    await killOther();
  });

  await test.step('the desk that comes second is told, with everything that was typed', async () => {
    await server.startAgain();
    await collector.waitsUntilUpToDate();
    const { page } = await open({ serverUrl: server.url, ...second });
    const late = new Collector(page);
    await late.seesWorklist();
    await late.goesTo('Needs attention');
    const list = page.getByRole('region', { name: 'Needs attention' });
    const items = list.getByRole('listitem');
    await expect(items.first()).toContainText('1.04');
    await expect(items.first()).toContainText(name);
    await expect(items.first()).toHaveAttribute('aria-setsize', '4');
    await list.evaluate((part) => {
      part.scrollTop = part.scrollHeight;
    });
    const oldest = items.filter({ hasText: '1.01' });
    await expect(oldest).toBeInViewport({ ratio: 0.9 });
    await oldest.getByRole('button', { name: 'Dismiss' }).click();
    await expect(oldest).toBeHidden();
    await expect(items.first()).toHaveAttribute('aria-setsize', '3');
    const next = items.filter({ hasText: '1.02' });
    await next.getByRole('button', { name: 'Try again with changes' }).click();
    const form = page.getByRole('dialog', { name: 'Promise to pay' });
    await expect(form.getByLabel('Promised amount')).toHaveValue('1.02');
  });
});
