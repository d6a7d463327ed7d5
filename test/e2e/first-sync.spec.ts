import { expect } from '@playwright/test';
import { startFaultProxy } from '../../src-main/sync/fault-proxy.fixture.ts';
import { Collector } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations } from './fixtures/expect-no-violations.ts';

test('the first sync shows how far it is and no account, then the worklist', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const proxy = await startFaultProxy(() => server.url);
  const rest = Promise.withResolvers<void>();
  try {
    // One page comes; the others take their time.
    proxy.onRequest((path, count) =>
      path === '/v1/sync/pull' && count > 1 ? { kind: 'hold', until: rest.promise } : { kind: 'pass' },
    );
    const { page } = await open({ serverUrl: proxy.url, signIn: server.signInOf('collector') });
    const collector = new Collector(page);
    const notice = page.getByTestId('first-sync');
    await expect(notice.getByRole('progressbar')).toBeVisible({ timeout: 30_000 });
    await expect(notice).toContainText(/[\d,]+ of [\d,]+/);
    await collector.waitsUntil(/^First sync/);
    await expect(collector.rows).toHaveCount(0);
    await expectNoViolations(page, 'first sync');
    rest.resolve();
    await collector.seesWorklistUpToDate();
    await expect(notice).toBeHidden();
  } finally {
    await proxy.close();
  }
});
