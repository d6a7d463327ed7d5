import { expect } from '@playwright/test';
import { startFaultProxy } from '../../../src-main/sync/fault-proxy.fixture.ts';
import { beginWork, Collector } from '../fixtures/collector.ts';
import { dayOf, type State } from './stage.ts';

const loading: State = {
  name: 'loading',
  title: 'before the first sync is through, how far it is stands in place of the screens',
  async make(stage) {
    const server = await stage.startServer(dayOf(stage));
    const proxy = await startFaultProxy(() => server.url);
    const rest = Promise.withResolvers<void>();
    stage.later(async () => {
      rest.resolve();
      await proxy.close();
    });
    proxy.onRequest((path, count) =>
      path === '/v1/sync/pull' && count > 1 ? { kind: 'hold', until: rest.promise } : { kind: 'pass' },
    );
    const signIn = server.signInOf('collector');
    const { page } = await stage.open({ serverUrl: proxy.url, signIn, ...dayOf(stage) });
    const notice = page.getByTestId('first-sync');
    await expect(notice.getByRole('progressbar')).toBeVisible({ timeout: 30_000 });
    await expect(notice).toContainText(/[\d,]+ of [\d,]+/);
    return page;
  },
};

const offline: State = {
  name: 'offline',
  title: 'without the server everything works, and what waits is counted',
  async make(stage) {
    const server = await stage.startServer(dayOf(stage));
    const { page, collector } = await beginWork(stage.open, server, dayOf(stage));
    const name = await collector.nameInRow(0);
    await server.kill();
    await collector.waitsUntil(/^Offline since/);
    await collector.opensAccount(name);
    await collector.choosesOldestInvoice();
    await collector.recordsPromise('10');
    await collector.waitsUntil(/1 change waiting/);
    await collector.opensTab('Promises');
    await expect(page.getByRole('tabpanel').getByText('waiting to sync').first()).toBeVisible();
    await collector.syncState.click();
    await expect(page.getByText(/Everything works; changes wait on this device/)).toBeVisible();
    return page;
  },
};

const newerServer: State = {
  name: 'newer-server',
  title: 'a server that no longer speaks with this version asks for an update, and work goes on',
  async make(stage) {
    const server = await stage.startServer(dayOf(stage));
    const proxy = await startFaultProxy(() => server.url);
    stage.later(() => proxy.close());
    const signIn = server.signInOf('collector');
    const { page } = await stage.open({ serverUrl: proxy.url, signIn, ...dayOf(stage) });
    const collector = new Collector(page);
    await collector.seesWorklistUpToDate();
    proxy.onRequest(() => ({
      kind: 'answer',
      status: 426,
      type: 'application/json',
      body: JSON.stringify({ code: 'PROTOCOL_TOO_OLD' }),
    }));
    proxy.cutAll();
    await collector.waitsUntil(/^Update needed/);
    await expect(collector.rows.first()).toBeVisible();
    await collector.syncState.click();
    await expect(page.getByText(/Update Duebook; nothing is lost meanwhile/)).toBeVisible();
    return page;
  },
};

export const connectionStates: readonly State[] = [loading, offline, newerServer];
