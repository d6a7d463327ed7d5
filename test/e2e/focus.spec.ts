import { expect } from '@playwright/test';
import { beginWork, Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('focus mode walks the worklist by keyboard, survives a restart and sums up what was done', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const first = await beginWork(open, server);
  const names = [await first.collector.nameInRow(0), await first.collector.nameInRow(1)];
  let { page, collector } = first;
  const heading = () => page.getByRole('heading', { level: 1 });
  const walk = () => page.getByRole('region', { name: 'Focus mode' });

  await test.step('F begins at the top, with the step that the account suggests', async () => {
    await page.keyboard.press('f');
    await expect(heading()).toHaveText(names[0] ?? '');
    await expect(walk()).toContainText(/Account 1 of \d+/);
    await expect(walk()).toContainText('0 worked on');
    await expect(
      walk().getByRole('region', { name: 'Suggested next step' }).getByRole('heading'),
    ).not.toBeEmpty();
    await expectNoViolationsInBothThemes(page, 'focus mode');
  });

  await test.step('what is recorded counts, N goes on and B back', async () => {
    await collector.logsCall('Pays next week.');
    await expect(walk()).toContainText('1 worked on');
    await page.keyboard.press('n');
    await expect(heading()).toHaveText(names[1] ?? '');
    await page.keyboard.press('b');
    await expect(heading()).toHaveText(names[0] ?? '');
    await page.keyboard.press('n');
    await collector.recordsPromise('1.50');
    await expect(walk()).toContainText('2 worked on');
    await page.keyboard.press('n');
    await expect(walk()).toContainText(/Account 3 of/);
  });

  await test.step('Escape leaves it, and after a restart it goes on where one was', async () => {
    const name = (await heading().textContent()) ?? '';
    await page.keyboard.press('Escape');
    await expect(heading()).toHaveText('Worklist');
    await expect(page.getByRole('button', { name: /^Focus: \d+ left/ })).toBeVisible();
    // What is kept is on its way for a moment.
    await page.waitForTimeout(1_000);
    await first.kill();
    ({ page, collector } = await beginWork(open, server));
    await page.keyboard.press('f');
    await expect(walk()).toContainText(/Account 3 of/);
    await expect(walk()).toContainText('2 worked on');
    await expect(heading()).toHaveText(name);
  });

  await test.step('what is taken back was not done', async () => {
    await collector.logsCall('The wrong account.');
    await expect(walk()).toContainText('3 worked on');
    await server.kill();
    await collector.waitsUntil(/^Offline/);
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0, { timeout: 30_000 });
    await page.keyboard.press('n');
    await collector.logsCall('Wrong again.');
    await expect(walk()).toContainText('4 worked on');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(walk()).toContainText('3 worked on');
  });

  await test.step('the end sums up', async () => {
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await expect(heading()).toHaveText('What you did');
    const tally = page.getByText('Promised', { exact: true }).locator('..');
    await expect(tally).toContainText('1.50');
    await expect(page.getByText('Activity', { exact: true }).locator('..').first()).toContainText('2');
    const accounts = page.getByRole('list', { name: 'Accounts worked on' });
    await expect(accounts.getByRole('listitem')).toHaveCount(3);
    await expect(accounts).toContainText(names[0] ?? '');
    await expectNoViolationsInBothThemes(page, 'summary of focus mode');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await new Collector(page).seesWorklist();
    await expect(page.getByRole('button', { name: /^Focus$|^Focus F/ })).toBeVisible();
  });
});
