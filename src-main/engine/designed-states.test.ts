import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { businessDate, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import { defaultStrategy } from '../../src-shared/domain/priority/strategy.ts';
import { type Administration, administer } from '../sync/administration.fixture.ts';
import { type FaultProxy, startFaultProxy } from '../sync/fault-proxy.fixture.ts';
import { type ServerProcess, startServerProcess } from '../sync/server-process.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  impatientScheduler,
  startWorkstation,
  type TestWorkstation,
  until,
} from './engine.fixture.ts';

const everything = {
  offset: 0,
  limit: 50,
  search: '',
  filter: 'all',
  sort: 'priority',
  direction: 'descending',
} as const;
const hourMs = 3_600_000;
const newPassword = 'correct horse battery 9';

/** States in which a workstation may not, or cannot, go on as before; each against the real server. */
describe('a workstation', { timeout: 120_000 }, () => {
  let server: ServerProcess;
  let proxy: FaultProxy;
  let admin: Administration;
  let workstation: TestWorkstation;
  let offsetMs = 0;

  const now = () => instant(new Date(Date.now() + offsetMs).toISOString());
  // Another date than the server's, and every command would be refused.
  const clock = { now, today: () => businessDate(server.today) };
  const start = async (who: 'collector' | 'secondCollector' = 'collector') => {
    workstation = await startWorkstation({
      serverUrl: proxy.url,
      today: server.today,
      signIn: server.signIn(who),
      clock,
      scheduler: impatientScheduler,
    });
    await untilUpToDate();
  };
  const phase = () => workstation.engine.services.sync.state().phase;
  const untilUpToDate = async () => {
    await until(() => phase() === 'up-to-date', 'up to date');
    await workstation.engine.services.refresher.settled();
  };
  const lock = async () => (await firstOf(await clientOf(workstation).session.watch()))?.lock;
  const rows = async () => (await firstWindowOf(await clientOf(workstation).worklist.watch(everything))).rows;
  const syncState = async () => firstOf(await clientOf(workstation).sync.watch());
  const heldCount = async () => {
    const { replica } = workstation.engine.services;
    return (await replica.accountIds('', 10_000)).length + (await replica.reference()).length;
  };
  /** Gives a command that stays on the device. */
  const giveWaitingCommand = async () => {
    const [first] = await rows();
    const accountId = first?.accountId ?? '';
    proxy.onRequest((path) => ({ kind: path === '/v1/sync/commands' ? 'cut' : 'pass' }));
    await clientOf(workstation).commands.submit({ accountId, name: 'activity.log', input: noteInput() });
    return accountId;
  };

  beforeAll(async () => {
    server = await startServerProcess();
    proxy = await startFaultProxy(() => server.url);
    admin = await administer(server);
  }, 60_000);
  afterAll(async () => {
    await proxy.close();
    await server.remove();
  });
  afterEach(async () => {
    offsetMs = 0;
    proxy.onRequest(() => ({ kind: 'pass' }));
    await workstation.remove();
  });

  it('whose device was revoked wipes what it holds, keeps and counts the outbox, and says so', async () => {
    await start();
    const accountId = await giveWaitingCommand();
    await admin('revokeDevice', { deviceId: workstation.engine.services.device.deviceId() });
    await until(() => phase() === 'device-revoked', 'revoked');
    expect(await lock()).toBe('DEVICE_REVOKED');
    await until(() => workstation.log.some(({ event }) => event === 'sync.replica-wiped'), 'wiped');
    expect(await heldCount()).toBe(0);
    expect(await rows()).toEqual([]);
    expect((await firstOf(await clientOf(workstation).worklist.counts())).accounts).toBe(0);
    await expect(firstOf(await clientOf(workstation).account.watch({ accountId }))).rejects.toMatchObject({
      data: { code: 'DEVICE_REVOKED' },
    });
    expect((await syncState()).waitingCount).toBe(1);

    workstation = await workstation.restart();
    expect(await lock()).toBe('DEVICE_REVOKED');
    expect(await rows()).toEqual([]);
    expect((await syncState()).waitingCount).toBe(1);
    await expect(clientOf(workstation).session.signIn(server.signIn('collector'))).rejects.toMatchObject({
      data: { code: 'DEVICE_REVOKED' },
    });
    expect(workstation.engine.services.outbox.unansweredIds()).toHaveLength(1);
  });

  it('whose user was deactivated wipes what it holds, and hands in the outbox when they are active again', async () => {
    await start('secondCollector');
    const before = (await rows()).length;
    await giveWaitingCommand();
    const user = { id: 'demo-secondCollector', name: 'Tomasz Lindqvist', role: 'collector' } as const;
    await admin('updateUser', { ...user, active: false, territories: [] });
    await until(() => phase() === 'user-inactive', 'deactivated');
    expect(await lock()).toBe('USER_INACTIVE');
    await until(async () => (await heldCount()) === 0, 'wiped');
    expect(await rows()).toEqual([]);
    expect((await syncState()).waitingCount).toBe(1);

    await admin('updateUser', { ...user, active: true, territories: [] });
    proxy.onRequest(() => ({ kind: 'pass' }));
    await clientOf(workstation).session.signIn(server.signIn('secondCollector'));
    expect(await lock()).toBeNull();
    await untilUpToDate();
    expect(await rows()).toHaveLength(before);
    expect(workstation.engine.services.outbox.unansweredIds()).toEqual([]);
  });

  it('that was too long without the server locks, whatever its clock says, and unlocks by itself', async () => {
    await start();
    const accountId = await giveWaitingCommand();
    const client = clientOf(workstation);
    const userId = workstation.engine.services.device.session()?.actor.userId ?? '';
    await client.drafts.keep({ changes: { note: 'half a sentence' }, userId: userIdSchema.parse(userId) });
    await server.kill();
    proxy.cutAll();
    await until(() => phase() === 'offline', 'offline');
    offsetMs = 71 * hourMs;
    await until(async () => (await syncState()).phase === 'offline', 'still offline');
    expect(await lock()).toBeNull();
    offsetMs = 73 * hourMs;
    await until(async () => (await lock()) === 'LEASE_EXPIRED', 'locked');
    offsetMs = -1000 * hourMs;
    expect(await rows()).toEqual([]);
    expect(await firstOf(await client.drafts.watch())).toBeNull();
    const command = { accountId, name: 'activity.log', input: noteInput() } as const;
    await expect(client.commands.submit(command)).rejects.toMatchObject({ data: { code: 'LEASE_EXPIRED' } });
    await expect(
      client.documents.render({ kind: 'statement', accountId, locale: 'en' }),
    ).rejects.toMatchObject({
      data: { code: 'LEASE_EXPIRED' },
    });
    expect((await firstWindowOf(await client.attention.waiting())).rows).toEqual([]);
    workstation = await workstation.restart();
    expect(await lock()).toBe('LEASE_EXPIRED');
    expect(await rows()).toEqual([]);
    expect((await syncState()).waitingCount).toBe(1);

    proxy.onRequest(() => ({ kind: 'pass' }));
    await server.start();
    await until(async () => (await lock()) === null, 'unlocked');
    await untilUpToDate();
    expect((await rows()).length).toBeGreaterThan(0);
    expect(workstation.engine.services.outbox.unansweredIds()).toEqual([]);
    expect(await firstOf(await clientOf(workstation).drafts.watch())).toMatchObject({
      texts: { note: 'half a sentence' },
    });
  });

  it('whose password was changed elsewhere asks for a sign-in, shows what it holds, and keeps the outbox', async () => {
    await start('secondCollector');
    await giveWaitingCommand();
    await admin('resetPassword', { userId: 'demo-secondCollector', password: newPassword });
    await until(() => phase() === 'password-changed', 'password changed');
    expect(await lock()).toBeNull();
    expect((await rows()).length).toBeGreaterThan(0);
    expect((await syncState()).waitingCount).toBe(1);
    proxy.onRequest(() => ({ kind: 'pass' }));
    const { userName, password } = server.signIn('secondCollector');
    await expect(clientOf(workstation).session.signIn({ userName, password })).rejects.toMatchObject({
      data: { code: 'SIGN_IN_FAILED' },
    });
    await clientOf(workstation).session.signIn({ userName, password: newPassword });
    await untilUpToDate();
    expect(workstation.engine.services.outbox.unansweredIds()).toEqual([]);
  });

  it.each([
    ['PROTOCOL_TOO_OLD', 'update-needed'],
    ['SERVER_TOO_OLD', 'server-outdated'],
  ] as const)('that is answered %s keeps its commands and tries again by itself', async (code, expected) => {
    await start();
    const body = JSON.stringify({ code, message: '' });
    proxy.onRequest(() => ({ kind: 'answer', status: 426, type: 'application/json', body }));
    proxy.cutAll();
    await until(() => phase() === expected, expected);
    const [first] = await rows();
    const accountId = first?.accountId ?? '';
    await clientOf(workstation).commands.submit({ accountId, name: 'activity.log', input: noteInput() });
    expect((await syncState()).waitingCount).toBe(1);
    proxy.onRequest(() => ({ kind: 'pass' }));
    await untilUpToDate();
    expect((await syncState()).waitingCount).toBe(0);
  });

  it('follows the policy and the strategy of the organisation as they change, in every figure', async () => {
    await start();
    const client = clientOf(workstation);
    const [first] = await rows();
    const accountId = first?.accountId ?? '';
    const bucketDays = async () =>
      (await firstWindowOf(await client.account.watch({ accountId }))).head.ageingBucketDays;
    const put = (document: object) => admin('putReference', { document: referenceSchema.parse(document) });
    const held = await workstation.engine.services.replica.reference();
    const next = (kind: string) => {
      const present = held.find((one) => one.kind === kind);
      return { id: present?.id ?? kind, accountId: '', seq: 0, kind, version: (present?.version ?? 0) + 1 };
    };
    await put({ ...next('policy'), value: { ...defaultPolicy, ageingBucketDays: [7, 14] } });
    await until(async () => (await bucketDays()).length === 2, 'the new policy');
    expect(await bucketDays()).toEqual([7, 14]);
    const scores = async () => (await rows()).map((row) => row.score);
    expect(Math.max(...(await scores()))).toBeGreaterThan(0);
    const nothingCounts = { ...defaultStrategy, rules: [] };
    await put({ ...next('strategy'), value: nothingCounts });
    await until(async () => (await scores()).every((score) => score === 0), 'the new strategy');
    expect((await scores()).length).toBeGreaterThan(0);
  });

  it('lists what waits, and takes back what was not handed in yet', async () => {
    await start();
    const client = clientOf(workstation);
    const [first] = await rows();
    const accountId = first?.accountId ?? '';
    const submit = (note: string) =>
      client.commands.submit({ accountId, name: 'activity.log', input: noteInput({ note }) });
    proxy.onRequest((path) => ({ kind: path === '/v1/sync/commands' ? 'cut' : 'pass' }));
    const sent = await submit('sent');
    await until(() => phase() === 'offline', 'the answer is lost');
    proxy.onRequest(() => ({ kind: 'cut' }));
    proxy.cutAll();
    await until(() => phase() === 'offline', 'offline');
    const waiting = await submit('waiting');
    const listed = async () => firstWindowOf(await client.attention.waiting());
    expect((await listed()).rows).toMatchObject([
      {
        commandId: waiting.commandId,
        isSent: false,
        accountId,
        accountName: first?.name,
        input: { note: 'waiting' },
      },
      { commandId: sent.commandId, isSent: true },
    ]);
    await client.commands.withdraw(waiting);
    expect((await listed()).head.total).toBe(1);
    await expect(client.commands.withdraw(sent)).rejects.toMatchObject({
      data: { code: 'COMMAND_NOT_PENDING' },
    });
    proxy.onRequest(() => ({ kind: 'pass' }));
    await untilUpToDate();
    expect((await listed()).head.total).toBe(0);
  });

  it('settles what was applied although the scope was gone before its documents came', async () => {
    await start();
    const { outbox, device } = workstation.engine.services;
    const [first] = await rows();
    const accountId = first?.accountId ?? '';
    const { userId = '', name = '' } = device.session()?.actor ?? {};
    proxy.onRequest((path) => ({ kind: path === '/v1/sync/pull' ? 'cut' : 'pass' }));
    const command = { accountId, name: 'activity.log', input: noteInput() } as const;
    await clientOf(workstation).commands.submit(command);
    const states = () => outbox.pendingOf(accountId, userId).map(({ state }) => state);
    await until(() => states().includes('applied'), 'applied');
    const user = { id: userId, name, active: true, territories: [] };
    await admin('updateUser', { ...user, role: 'manager' });
    expect(states()).toEqual(['applied']);
    proxy.onRequest(() => ({ kind: 'pass' }));
    await until(async () => (await rows()).length === 0, 'the team is gone');
    await until(() => states().length === 0, 'settled');
    expect(outbox.counts(userId)).toEqual({ waiting: 0, attention: 0 });
    await admin('updateUser', { ...user, role: 'collector' });
  });

  it('changes the password, goes on with its session, and signs in with the new one', async () => {
    await start();
    const client = clientOf(workstation);
    const { userName, password } = server.signIn('collector');
    const change = (present: string, next: string) => client.session.changePassword({ present, next });
    const failsWith = (data: object) => ({ code: 'FAILED', data });
    await expect(change('wrong', newPassword)).rejects.toMatchObject(failsWith({ code: 'SIGN_IN_FAILED' }));
    await expect(change(password, 'short')).rejects.toMatchObject(
      failsWith({ code: 'PASSWORD_WEAK', params: { length: 12 } }),
    );
    proxy.onRequest(() => ({ kind: 'cut' }));
    await expect(change(password, newPassword)).rejects.toMatchObject(failsWith({ code: 'OFFLINE' }));
    proxy.onRequest(() => ({ kind: 'pass' }));
    await change(password, newPassword);
    await expect(client.session.signIn({ userName, password })).rejects.toMatchObject(
      failsWith({ code: 'SIGN_IN_FAILED' }),
    );
    await client.session.signIn({ userName, password: newPassword });
    await untilUpToDate();
    await change(newPassword, password);
  });

  it('loses an account that was given to somebody else, and gains it when it comes back', async () => {
    await start();
    const [first] = await rows();
    const accountId = first?.accountId ?? '';
    const assign = (collectorId: string) =>
      admin('assign', { accountIds: [accountId], collectorId, territory: null });
    const isHeld = async () =>
      (await workstation.engine.services.replica.load(accountId, 'account'))?.invoices.length ?? 0;
    const invoices = await isHeld();
    expect(invoices).toBeGreaterThan(0);
    await assign('demo-secondCollector');
    await until(async () => (await isHeld()) === 0, 'the account is gone');
    await untilUpToDate();
    expect((await rows()).map((row) => row.accountId)).not.toContain(accountId);
    await assign('demo-collector');
    await until(async () => (await isHeld()) === invoices, 'the account is back');
    await untilUpToDate();
    expect((await rows()).map((row) => row.accountId)).toContain(accountId);
  });
});
