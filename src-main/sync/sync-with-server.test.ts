import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput, promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { commandEnvelopeSchema } from '../../src-shared/protocol/command-envelope.ts';
import { entriesOf, invoicesOf, wholeList } from '../engine/account-lists.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  until,
} from '../engine/engine.fixture.ts';
import { wholeWorklist } from '../storage/read-models/read-models.fixture.ts';
import type { FaultProxy } from './fault-proxy.fixture.ts';
import {
  phaseOf,
  removeProxiedWorkstation,
  startProxiedWorkstation,
  untilUpToDate,
} from './proxied-workstation.fixture.ts';
import type { ServerProcess } from './server-process.fixture.ts';

describe('sync with the real server', { timeout: 120_000 }, () => {
  let server: ServerProcess;
  let proxy: FaultProxy;
  let workstation: TestWorkstation;

  beforeAll(async () => {
    ({ server, proxy, workstation } = await startProxiedWorkstation());
  }, 60_000);
  afterAll(() => removeProxiedWorkstation({ server, proxy, workstation }));

  it('pulls every account of the collector, and the worklist adds up to the accounts', async () => {
    const client = clientOf(workstation);
    const window = await firstWindowOf(await client.worklist.watch(wholeWorklist));
    const counts = await firstOf(await client.worklist.counts());
    expect(window.head.total).toBeGreaterThan(10);
    expect(counts.accounts).toBe(window.head.total);
    for (const row of window.rows.slice(0, 5)) {
      const view = await headOf(workstation, row.accountId);
      expect(view.figures[0].toCollectMinor).toBe(row.toCollectMinor);
      expect(view.priority.score).toBe(row.score);
    }
  });

  it('refuses with the typed failure what the rule book refuses, and stores nothing', async () => {
    const { accountId, invoice } = await openInvoiceOf(workstation);
    const input = promiseFor(invoice, invoice.promisableMinor + 1);
    const client = clientOf(workstation);
    await expect(client.commands.submit({ accountId, name: 'promise.record', input })).rejects.toMatchObject({
      code: 'FAILED',
      data: { code: 'AMOUNT_EXCEEDS_AVAILABLE' },
    });
    expect(workstation.engine.services.outbox.counts(userOf(workstation)).waiting).toBe(0);
  });

  it('P1: two promises at the same moment cannot both take the last open amount', async () => {
    const { accountId, invoice } = await openInvoiceOf(workstation);
    const client = clientOf(workstation);
    const submit = () =>
      client.commands.submit({
        accountId,
        name: 'promise.record',
        input: promiseFor(invoice, invoice.promisableMinor),
      });
    const results = await Promise.allSettled([submit(), submit(), submit()]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await untilSettled(workstation, accountId);
  });

  it('pushes a command exactly once although its first answer is lost, and the effect stays', async () => {
    const { accountId, invoice } = await openInvoiceOf(workstation);
    proxy.onRequest((path, count) =>
      path === '/v1/sync/commands' && count === 1 ? { kind: 'lose-answer' } : { kind: 'pass' },
    );
    const input = promiseFor(invoice, 1);
    const client = clientOf(workstation);
    await client.commands.submit({ accountId, name: 'promise.record', input });
    const shown = await entriesOf(client, accountId, 'promise');
    expect(shown.map(({ progress }) => progress.promise.id)).toContain(input.promiseId);
    await untilSettled(workstation, accountId);
    proxy.onRequest(() => ({ kind: 'pass' }));
    const after = await entriesOf(client, accountId, 'promise');
    const same = after.filter(({ progress }) => progress.promise.id === input.promiseId);
    expect(same).toHaveLength(1);
    expect(same[0]).toMatchObject({ isWaiting: false });
    expect(same[0]?.progress.promise.seq).toBeGreaterThan(0);
    expect(workstation.engine.services.outbox.counts(userOf(workstation))).toEqual({
      waiting: 0,
      attention: 0,
    });
  });

  it('works without the server, says so at once, and hands everything in afterwards', async () => {
    const { accountId } = await openInvoiceOf(workstation);
    const client = clientOf(workstation);
    await untilUpToDate(workstation);
    await server.kill();
    proxy.cutAll();
    await until(() => phaseOf(workstation) === 'offline', 'offline');
    const first = await client.commands.submit({ accountId, name: 'activity.log', input: strangeNote() });
    const second = await client.commands.submit({ accountId, name: 'activity.log', input: strangeNote() });
    const view = await headOf(workstation, accountId);
    expect(view.waitingCount).toBe(2);
    expect((await firstOf(await client.sync.watch())).waitingCount).toBe(2);
    await client.commands.withdraw({ commandId: second.commandId });
    workstation = await workstation.restart();
    expect(workstation.engine.services.outbox.unansweredIds()).toEqual([first.commandId]);
    await server.start();
    await clientOf(workstation).sync.now();
    await untilSettled(workstation, accountId);
    await untilUpToDate(workstation);
    await expect(
      clientOf(workstation).commands.withdraw({ commandId: first.commandId }),
    ).rejects.toMatchObject({ data: { code: 'COMMAND_NOT_PENDING' } });
  });

  it('brings a server that dies in the middle of a batch to one outcome per command', async () => {
    const { accountId } = await openInvoiceOf(workstation);
    const client = clientOf(workstation);
    proxy.onRequest((path) => (path === '/v1/sync/commands' ? { kind: 'lose-answer' } : { kind: 'pass' }));
    const before = await entriesOf(client, accountId, 'activity');
    for (let index = 0; index < 5; index += 1) {
      await client.commands.submit({ accountId, name: 'activity.log', input: strangeNote() });
    }
    await server.kill();
    proxy.onRequest(() => ({ kind: 'pass' }));
    await server.start();
    await client.sync.now();
    await untilSettled(workstation, accountId);
    const after = await entriesOf(client, accountId, 'activity');
    expect(after.length).toBe(before.length + 5);
    expect((await headOf(workstation, accountId)).waitingCount).toBe(0);
  });

  it('shows on a second workstation what the first one did', async () => {
    const { accountId } = await openInvoiceOf(workstation);
    const input = noteInput();
    await clientOf(workstation).commands.submit({ accountId, name: 'activity.log', input });
    await untilSettled(workstation, accountId);
    // RxDB opens the collections of one workstation in a process, not of two.
    await workstation.close();
    const manager = await startWorkstation({
      serverUrl: server.url,
      today: server.today,
      signIn: server.signIn('manager'),
    });
    try {
      await untilUpToDate(manager);
      const notes = await entriesOf(clientOf(manager), accountId, 'activity');
      expect(notes.map(({ activity }) => activity.id)).toContain(input.activityId);
    } finally {
      await manager.remove();
      workstation = await workstation.restart();
    }
  });

  it('puts a command that the server refuses under "needs attention" with everything typed', async () => {
    const { accountId, invoice } = await openInvoiceOf(workstation);
    const client = clientOf(workstation);
    await untilUpToDate(workstation);
    const { outbox, device, clock, ids } = workstation.engine.services;
    const session = device.session();
    if (session === undefined) throw new Error('nobody is signed in');
    const input = promiseFor(invoice, invoice.openMinor + 1);
    // Past the rule book of this device, as a device with old documents would have it.
    outbox.append(
      commandEnvelopeSchema.parse({
        id: ids.next(),
        name: 'promise.record',
        version: 1,
        accountId,
        actorId: session.actor.userId,
        deviceId: device.deviceId(),
        at: clock.now(),
        today: clock.today(),
        knownSeq: 0,
        input,
      }),
      session.actor,
    );
    workstation.engine.services.sync.poke();
    await until(() => outbox.counts(userOf(workstation)).attention === 1, 'attention');
    const { rows: items } = await firstWindowOf(await client.attention.watch(wholeList));
    const [item] = items;
    expect(item).toMatchObject({ accountId, failures: [{ code: 'AMOUNT_EXCEEDS_AVAILABLE' }], input });
    expect(item?.accountName).not.toBe('');
    await client.attention.dismiss({ commandId: item?.commandId ?? '' });
    expect((await firstWindowOf(await client.attention.watch(wholeList))).rows).toEqual([]);
  });

  it('shows somebody else who signs in on this device nothing of the person before', async () => {
    const client = clientOf(workstation);
    const before = await firstWindowOf(await client.worklist.watch(wholeWorklist));
    const [formerRow] = before.rows;
    const accountId = formerRow?.accountId ?? '';
    await client.session.signIn(server.signIn('secondCollector'));
    await expect(headOf(workstation, accountId)).rejects.toMatchObject({
      data: { code: 'ACCOUNT_NOT_FOUND' },
    });
    await untilUpToDate(workstation);
    const after = await firstWindowOf(await client.worklist.watch(wholeWorklist));
    expect(after.head.total).toBeGreaterThan(0);
    const formerIds = new Set(before.rows.map((row) => row.accountId));
    expect(after.rows.filter((row) => formerIds.has(row.accountId))).toEqual([]);
  });
});

function userOf({ engine }: TestWorkstation): string {
  return engine.services.device.session()?.actor.userId ?? '';
}

async function untilSettled(workstation: TestWorkstation, accountId: string): Promise<void> {
  await until(
    () => workstation.engine.services.outbox.pendingOf(accountId, userOf(workstation)).length === 0,
    'settled',
  );
}

async function headOf(workstation: TestWorkstation, accountId: string) {
  const view = clientOf(workstation).account.watch({ accountId });
  return (await firstWindowOf(await view)).head;
}

async function openInvoiceOf(workstation: TestWorkstation) {
  const client = clientOf(workstation);
  const window = await firstWindowOf(await client.worklist.watch({ ...wholeWorklist, filter: 'to-work' }));
  for (const { accountId } of window.rows) {
    const invoices = await invoicesOf(client, accountId);
    const invoice = invoices.find((one) => one.promisableMinor > 100);
    if (invoice !== undefined) return { accountId, invoice };
  }
  throw new Error('the demo has no open invoice');
}

/** A promise for an invoice, in a contact's name beyond ASCII. */
function promiseFor(invoice: { id: string; currency: string }, amountMinor: number) {
  const input = promiseInput(invoice.id, amountMinor);
  return { ...input, currency: invoice.currency, contactName: 'Zoë Müller' };
}

/** A note with a character beyond the BMP. */
function strangeNote() {
  return noteInput({ note: 'Left a message 😀' });
}
