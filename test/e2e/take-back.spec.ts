import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('what waits for the server can be taken back, and is gone for good once the server is there again', {
  tag: '@walk',
}, async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  const name = await collector.nameInRow(0);
  await server.kill();
  await collector.waitsUntil(/^Offline/);
  await collector.opensAccount(name);
  await collector.logsCall('Typed into the wrong account.');
  await collector.logsCall('This one is right.');
  await collector.waitsUntil(/2 changes waiting/);

  await collector.goesTo('Needs attention');
  const waiting = page.getByRole('region', { name: /to be sent/ });
  await expect(waiting.getByRole('listitem')).toHaveCount(2);
  await expect(page.getByText('Nothing needs attention')).toBeHidden();
  const wrong = waiting.getByRole('listitem').filter({ hasText: 'Typed into the wrong account.' });
  await wrong.getByRole('button', { name: 'Take back' }).click();
  await expect(wrong).toBeHidden();
  await collector.waitsUntil(/1 change waiting/);

  await test.step('what was typed is one click away, and nothing covers what else can be taken back', async () => {
    const back = page
      .getByRole('status')
      .filter({ hasText: 'Taken back. What you typed is kept in the form.' });
    await expect(back).toContainText(name);
    await expectNoViolationsInBothThemes(page, 'needs attention, taken back');
    await expect(waiting.getByRole('button', { name: 'Take back' })).toBeInViewport({ ratio: 1 });
    await back.getByRole('button', { name: 'Open the form' }).click();
    const form = page.getByRole('dialog', { name: 'Log an activity' });
    await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue('Typed into the wrong account.');
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
  });

  await server.startAgain();
  await collector.waitsUntilUpToDate();
  await expect(waiting).toBeHidden();
  await expect(page.getByText('Nothing needs attention')).toBeVisible();
  await page.reload();
  await collector.goesTo('Worklist');
  await collector.opensAccount(name);
  await expect(page.getByText('This one is right.').first()).toBeVisible();
  await expect(page.getByText('Typed into the wrong account.')).toHaveCount(0);
});

test('a dispute that the server has is cancelled by Undo, and says so', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const { page, collector } = await beginWork(open, await startServer());
  await collector.opensAccount(await collector.nameInRow(0));
  await collector.choosesOldestInvoice();
  await collector.opensDispute('Damaged goods', 'Was another customer.');
  await collector.waitsUntilUpToDate();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Taken back: it is marked as cancelled.')).toBeVisible();
  await collector.opensTab('Disputes');
  const cases = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: 'Was another customer.' });
  await expect(cases.getByText('cancelled')).toBeVisible();
});
