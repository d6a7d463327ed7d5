import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { wholeWorklist } from '../storage/read-models/read-models.fixture.ts';
import type { FaultProxy } from '../sync/fault-proxy.fixture.ts';
import {
  phaseOf,
  removeProxiedWorkstation,
  startProxiedWorkstation,
  untilUpToDate,
} from '../sync/proxied-workstation.fixture.ts';
import type { ServerProcess } from '../sync/server-process.fixture.ts';
import { wholeList } from './account-lists.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  until,
} from './engine.fixture.ts';

describe('another user on the same device', { timeout: 120_000 }, () => {
  let server: ServerProcess;
  let proxy: FaultProxy;
  let workstation: TestWorkstation;

  beforeAll(async () => {
    ({ server, proxy, workstation } = await startProxiedWorkstation());
  }, 60_000);
  afterAll(() => removeProxiedWorkstation({ server, proxy, workstation }));

  const accountIds = async () =>
    (await firstWindowOf(await clientOf(workstation).worklist.watch(wholeWorklist))).rows.map(
      (row) => row.accountId,
    );
  const attention = async () =>
    (await firstWindowOf(await clientOf(workstation).attention.watch(wholeList))).rows;
  const attentionCount = async () => (await firstOf(await clientOf(workstation).sync.watch())).attentionCount;

  it('sees neither accounts nor commands of the person before, who finds both again', async () => {
    const client = clientOf(workstation);
    const { outbox } = workstation.engine.services;
    const before = await accountIds();
    const people = async () => (await firstOf(await client.session.people())).map(({ name }) => name);
    expect(await people()).toEqual(expect.arrayContaining(['Amelie Vogt', 'Tomasz Lindqvist', 'Ruth Osei']));
    const [accountId = ''] = before;
    proxy.onRequest((path) => (path === '/v1/sync/commands' ? { kind: 'cut' } : { kind: 'pass' }));
    const submit = (note: string) =>
      client.commands.submit({ accountId, name: 'activity.log', input: noteInput({ note }) });
    const refused = await submit('refused');
    outbox.recordJudgement(refused.commandId, { status: 'refused', failures: [failure('FORBIDDEN')] });
    const waiting = await submit('waiting');

    const cut = ['/v1/sync/pull', '/v1/sync/commands'];
    proxy.onRequest((path) => ({ kind: cut.includes(path) ? 'cut' : 'pass' }));
    await client.session.signIn(server.signIn('secondCollector'));
    expect(await accountIds()).toEqual([]);
    expect(await people()).toEqual([]);
    expect((await firstOf(await client.worklist.counts())).accounts).toBe(0);
    expect(await attention()).toEqual([]);
    expect(await attentionCount()).toBe(0);
    await until(() => ['first-sync', 'offline'].includes(phaseOf(workstation)), 'not up to date');

    workstation = await workstation.restart();
    expect(await accountIds()).toEqual([]);
    proxy.onRequest(() => ({ kind: 'pass' }));
    await clientOf(workstation).sync.now();
    await untilUpToDate(workstation);
    const after = await accountIds();
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
    expect(workstation.engine.services.outbox.unansweredIds()).toEqual([waiting.commandId]);

    await clientOf(workstation).session.signIn(server.signIn('collector'));
    await untilUpToDate(workstation);
    expect([...(await accountIds())].sort()).toEqual([...before].sort());
    expect(workstation.engine.services.outbox.unansweredIds()).toEqual([]);
    expect((await attention()).map((item) => item.commandId)).toEqual([refused.commandId]);
  });

  it('gets every document although the session of the person before ended in the middle of a pull', async () => {
    const no = { kind: 'answer', status: 401, type: 'application/json', body: '{}' } as const;
    proxy.onRequest((path) =>
      path === '/v1/sync/pull' || path === '/v1/session/refresh' ? no : { kind: 'pass' },
    );
    proxy.cutAll();
    await until(() => phaseOf(workstation) === 'sign-in-needed', 'the session has ended');
    proxy.onRequest(() => ({ kind: 'pass' }));
    await clientOf(workstation).session.signIn(server.signIn('manager'));
    await untilUpToDate(workstation);
    const switched = await countDocuments(workstation);
    // RxDB opens the collections of one workstation in a process, not of two.
    await workstation.close();
    const fresh = await startWorkstation({
      serverUrl: server.url,
      today: server.today,
      signIn: server.signIn('manager'),
    });
    try {
      await until(() => phaseOf(fresh) === 'up-to-date', 'up to date');
      expect(switched).toEqual(await countDocuments(fresh));
    } finally {
      await fresh.remove();
    }
  });
});

async function countDocuments({ engine }: TestWorkstation) {
  const { replica } = engine.services;
  const accountIds = await replica.accountIds('', 10_000);
  let documents = 0;
  for (const accountId of accountIds) {
    const account = await replica.load(accountId, 'account');
    documents += (account?.activities.length ?? 0) + (account?.invoices.length ?? 0);
  }
  return { accounts: accountIds.length, documents };
}
