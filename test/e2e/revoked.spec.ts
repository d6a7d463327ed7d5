import { expect } from '@playwright/test';
import { administer } from '../../src-main/sync/administration.fixture.ts';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

test('a revoked device says so and has nothing of an account left on its screen', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  await collector.goesToSetting('Sync and device');
  const deviceId = await page
    .locator('dl > div')
    .filter({ hasText: /^Device/ })
    .getByRole('definition')
    .textContent();
  await collector.goesTo('Worklist');
  await expect(collector.rows.first()).toBeVisible();
  // Read after coming back: the order may still change while the list follows the end of the first sync.
  const names = await collector.rows.evaluateAll((rows) =>
    rows.map((row) => row.querySelectorAll('button')[1]?.textContent ?? ''),
  );
  expect(names.filter((name) => name.length > 3).length).toBeGreaterThan(5);

  const admin = await administer({ url: server.url, signIn: server.signInOf });
  await admin('revokeDevice', { deviceId: deviceId ?? '' });
  await expect(page.getByRole('heading', { name: 'This device was revoked' })).toBeVisible();
  await expect(page.getByTestId('locked').getByRole('status')).toContainText('may no longer be used');
  const isLeft = async () => {
    const content = await page.content();
    return names.filter((name) => content.includes(name));
  };
  expect(await isLeft()).toEqual([]);
  await expectNoViolationsInBothThemes(page, 'revoked');
  await page.reload();
  await expect(page.getByTestId('locked')).toBeVisible();
  expect(await isLeft()).toEqual([]);
});
