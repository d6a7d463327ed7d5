import { join } from 'node:path';
import { expect } from '@playwright/test';
import { z } from 'zod';
import { administer } from '../../../src-main/sync/administration.fixture.ts';
import { beginWork, Collector } from '../fixtures/collector.ts';
import { dayOf, type State } from './stage.ts';

const empty: State = {
  name: 'empty',
  title: 'where there is nothing, the screen says so and what to do',
  async make(stage) {
    const server = await stage.startServer({ demo: 'users', ...dayOf(stage) });
    const signIn = server.signInOf('collector');
    const { page } = await stage.open({ serverUrl: server.url, signIn, ...dayOf(stage) });
    await new Collector(page).waitsUntilUpToDate();
    await expect(page.getByText('No account is assigned to you')).toBeVisible();
    await expect(page.getByText(/once your manager assigns them to you/)).toBeVisible();
    return page;
  },
};

const refused: State = {
  name: 'refused',
  title: 'what the server refused stands with everything that was typed, and ways on',
  async make(stage) {
    const server = await stage.startServer(dayOf(stage));
    const second = { dataFolder: join(stage.dataFolder, 'second'), ...dayOf(stage) };
    const first = await beginWork(stage.open, server, dayOf(stage));
    const other = await beginWork(stage.open, server, second);
    const name = await first.collector.nameInRow(0);
    await server.kill();
    for (const { page, collector } of [first, other]) {
      await collector.waitsUntil(/^Offline/);
      await collector.opensAccount(name);
      await collector.choosesOldestInvoice();
      await page.keyboard.press('p');
      const form = page.getByRole('dialog', { name: 'Promise to pay' });
      await form.getByRole('textbox', { name: 'Note' }).fill('Pays when the delivery note is there.');
      await form.getByRole('button', { name: /^Month end/ }).click();
      await form.getByRole('button', { name: /^Record promise/ }).click();
      await expect(form).toBeHidden();
    }
    await other.kill();
    await server.startAgain();
    await first.collector.waitsUntilUpToDate();
    const { page } = await stage.open({ serverUrl: server.url, ...second });
    const late = new Collector(page);
    await late.seesWorklistUpToDate();
    await late.goesTo('Needs attention');
    const item = page.getByRole('region', { name: 'Needs attention' }).getByRole('listitem').first();
    await expect(item).toContainText('refused');
    await expect(item).toContainText('Pays when the delivery note is there.');
    await expect(item.getByRole('button', { name: 'Try again with changes' })).toBeVisible();
    return page;
  },
};

const locked: State = {
  name: 'locked',
  title: 'a revoked device shows that it is locked and nothing of an account',
  async make(stage) {
    const server = await stage.startServer(dayOf(stage));
    const { page } = await beginWork(stage.open, server, dayOf(stage));
    const admin = await administer({ url: server.url, signIn: server.signInOf });
    const reply = await admin('listDevices', { after: null, limit: 100, userId: null });
    for (const { id, name } of devicesSchema.parse(reply).devices) {
      if (name !== 'administration') await admin('revokeDevice', { deviceId: id });
    }
    await expect(page.getByRole('heading', { name: 'This device was revoked' })).toBeVisible();
    await expect(page.locator('tr[data-index]')).toHaveCount(0);
    return page;
  },
};

const outOfScope: State = {
  name: 'out-of-scope',
  title: 'an account that belongs to somebody else now says so where it was open',
  async make(stage) {
    const server = await stage.startServer(dayOf(stage));
    const { page, collector } = await beginWork(stage.open, server, dayOf(stage));
    await collector.opensAccount(await collector.nameInRow(0));
    const [, accountId = ''] = /#\/account\/([^/]+)/.exec(page.url()) ?? [];
    const admin = await administer({ url: server.url, signIn: server.signInOf });
    const { users } = usersSchema.parse(await admin('listUsers', { after: null, limit: 100 }));
    const { userName } = server.signInOf('secondCollector');
    const other = users.find((user) => user.userName === userName);
    await admin('assign', {
      accountIds: [decodeURIComponent(accountId)],
      collectorId: other?.id ?? '',
      territory: null,
    });
    await expect(page.getByText('This account cannot be shown')).toBeVisible();
    await expect(page.getByText(/It may belong to somebody else now/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'To the worklist' })).toBeVisible();
    return page;
  },
};

const devicesSchema = z.object({ devices: z.array(z.object({ id: z.string(), name: z.string() })) });
const usersSchema = z.object({ users: z.array(z.object({ id: z.string(), userName: z.string() })) });

export const accountStates: readonly State[] = [empty, refused, locked, outOfScope];
