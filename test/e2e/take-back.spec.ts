import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('what waits for the server can be taken back, and is gone for good once the server is there again', async ({
  startServer,
  open,
}) => {
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
  const wrong = waiting.getByRole('listitem').filter({ hasText: 'Typed into the wrong account.' });
  await wrong.getByRole('button', { name: 'Take back' }).click();
  await expect(wrong).toBeHidden();
  await collector.waitsUntil(/1 change waiting/);

  await server.startAgain();
  await collector.waitsUntilUpToDate();
  await expect(waiting).toBeHidden();
  await page.reload();
  await collector.goesTo('Worklist');
  await collector.opensAccount(name);
  await expect(page.getByText('This one is right.').first()).toBeVisible();
  await expect(page.getByText('Typed into the wrong account.')).toHaveCount(0);
});
