import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('what the server refuses stands under "needs attention", newest first, to be put right or dismissed', async ({
  dataFolder,
  startServer,
  open,
}) => {
  const server = await startServer();
  const signIn = server.signInOf('collector');
  const second = { serverUrl: server.url, dataFolder: join(dataFolder, 'second') };
  const first = await open({ serverUrl: server.url, signIn });
  const other = await open({ ...second, signIn });
  const collector = new Collector(first.page);
  const elsewhere = new Collector(other.page);
  for (const one of [collector, elsewhere]) {
    await one.seesWorklist();
    await one.waitsUntil(/^Up to date/);
  }
  const name = (await collector.rows.first().getByRole('button').nth(1).textContent()) ?? '';
  await server.kill();
  const chooseOldest = async (one: Collector, { page }: typeof first) => {
    await one.opensAccount(name);
    await page
      .getByRole('checkbox', { name: /^Choose [^a]/ })
      .first()
      .check();
  };

  await test.step('two desks promise the same invoice offline, one all of it, the other some of it four times', async () => {
    await chooseOldest(collector, first);
    await first.page.keyboard.press('p');
    const form = first.page.getByRole('dialog', { name: 'Promise to pay' });
    await form.getByRole('button', { name: /^Month end/ }).click();
    await form.getByRole('button', { name: /^Record promise/ }).click();
    await expect(form).toBeHidden();
    await chooseOldest(elsewhere, other);
    for (const cents of [1, 2, 3, 4]) await elsewhere.recordsPromise(`1.0${cents}`);
    await elsewhere.waitsUntil(/4 changes waiting/);
    await other.kill();
  });

  await test.step('the desk that comes second is told, with everything that was typed', async () => {
    await server.startAgain();
    await collector.waitsUntil(/^Up to date/);
    const { page } = await open(second);
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
