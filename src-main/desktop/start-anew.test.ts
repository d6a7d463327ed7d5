import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noteInput, promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { entriesOf, invoicesOf } from '../engine/account-lists.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  until,
} from '../engine/engine.fixture.ts';
import { fatalWords } from '../engine/fatal-words.ts';
import { storageFileName } from '../engine/start-engine.ts';
import { wholeWorklist } from '../storage/read-models/read-models.fixture.ts';
import { type FaultProxy, startFaultProxy } from '../sync/fault-proxy.fixture.ts';
import { untilUpToDate } from '../sync/proxied-workstation.fixture.ts';
import { type ServerProcess, startServerProcess } from '../sync/server-process.fixture.ts';
import { startAnew } from './start-anew.ts';

const path = '/v1/sync/sealed-outbox';
const filePath = '/v1/sync/sealed-files';

describe('a workstation that starts anew', { timeout: 120_000 }, () => {
  let server: ServerProcess;
  let proxy: FaultProxy;
  let workstation: TestWorkstation;
  beforeAll(async () => {
    server = await startServerProcess();
    proxy = await startFaultProxy(() => server.url);
  }, 60_000);
  afterAll(async () => {
    await proxy.close();
    await server.remove();
  });
  beforeEach(async () => {
    proxy.onRequest(() => ({ kind: 'pass' }));
    workstation = await startWorkstation(setting());
    await untilUpToDate(workstation);
  });
  afterEach(() => workstation.remove());

  const setting = (more: object = {}) => ({
    serverUrl: proxy.url,
    today: server.today,
    signIn: server.signIn('collector'),
    ...more,
  });
  const offline = () => proxy.onRequest(() => ({ kind: 'cut' }));
  const online = () => proxy.onRequest(() => ({ kind: 'pass' }));
  const services = () => workstation.engine.services;
  const actorId = () => services().device.session()?.actor.userId ?? '';
  const handedIn = () => services().sealedHandIn.state(actorId());
  const untilHandedIn = () => until(() => handedIn()?.waiting === 0, 'everything handed in');

  /** An account with an open invoice. */
  async function someAccount() {
    const client = clientOf(workstation);
    const { rows } = await firstWindowOf(await client.worklist.watch(wholeWorklist));
    for (const { accountId } of rows) {
      const invoices = await invoicesOf(client, accountId);
      const invoice = invoices.find(({ promisableMinor }) => promisableMinor > 100);
      if (invoice !== undefined) return { accountId, invoice };
    }
    throw new Error('no account with an open invoice');
  }

  async function note(accountId: string): Promise<string> {
    const input = noteInput();
    const taken = clientOf(workstation).commands.submit({ accountId, name: 'activity.log', input });
    await taken.catch((error) => {
      throw new Error(JSON.stringify(error.data));
    });
    return input.activityId;
  }

  const noteIds = async (accountId: string): Promise<string[]> =>
    (await entriesOf(clientOf(workstation), accountId, 'activity')).map(({ activity }) => activity.id);

  const promiseOver = (invoice: { readonly id: string; readonly currency: string }, amountMinor: number) => ({
    ...promiseInput(invoice.id, amountMinor),
    currency: invoice.currency,
  });

  /** The program ends, nobody can open the file any more, and the person begins anew. */
  async function loseTheKey(more: object = {}): Promise<void> {
    await workstation.close();
    const { directory } = workstation;
    const databasePath = join(directory, storageFileName);
    startAnew({ path: join(directory, 'no-key-here'), databasePath }, new Date());
    workstation = await startWorkstation(setting({ directory, ...more }));
  }

  it('hands in what was recorded offline: everything is on the account, once', async () => {
    const { accountId, invoice } = await someAccount();
    const sent = await note(accountId);
    await until(() => services().outbox.counts(actorId()).waiting === 0, 'the first note is there');
    await untilUpToDate(workstation);
    const formerDevice = services().device.deviceId();
    offline();
    const kept = await note(accountId);
    const promise = promiseOver(invoice, 100);
    await clientOf(workstation).commands.submit({ accountId, name: 'promise.record', input: promise });
    await loseTheKey();
    online();
    await untilUpToDate(workstation);
    expect(services().device.deviceId()).not.toBe(formerDevice);
    await untilHandedIn();
    expect(handedIn()).toEqual({ waiting: 0, applied: 2, refused: 0, unreadable: 0 });
    await until(async () => (await noteIds(accountId)).includes(kept), 'the note is on the account');
    const ids = await noteIds(accountId);
    for (const one of [sent, kept]) expect(ids.filter((id) => id === one)).toHaveLength(1);
    const promises = await entriesOf(clientOf(workstation), accountId, 'promise');
    expect(promises.map((row) => row.progress.promise.id)).toContain(promise.promiseId);
    const state = await firstOf(await clientOf(workstation).sync.watch());
    expect(state.handIn).toEqual({ waiting: 0, applied: 2, refused: 0, unreadable: 0 });
    await clientOf(workstation).sync.dismissHandIn();
    expect(handedIn()).toBeNull();
  });

  it('hands in a file that had not been sent, before the command that refers to it', async () => {
    const { accountId, invoice } = await someAccount();
    offline();
    const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const content = Buffer.concat([head, randomBytes(700_000)]);
    const client = clientOf(workstation);
    const file = await client.files.add({ accountId, name: 'crate.png', content: new Blob([content]) });
    const disputeId = randomUUID();
    const input = {
      ...{ disputeId, currency: invoice.currency, reasonCode: '01', description: '', contactName: '' },
      items: [{ invoiceId: invoice.id, amountMinor: 1 }],
      attachments: [file],
    };
    await client.commands.submit({ accountId, name: 'dispute.open', input });
    await loseTheKey();
    const asked: string[] = [];
    let pieces = 0;
    proxy.onRequest((at) => {
      if (at === path || at === filePath) asked.push(at);
      if (at === filePath) pieces += 1;
      // The line breaks in the middle of the file once.
      return at === filePath && pieces === 3 ? { kind: 'cut' } : { kind: 'pass' };
    });
    await untilHandedIn();
    expect(handedIn()).toEqual({ waiting: 0, applied: 1, refused: 0, unreadable: 0 });
    expect(asked.lastIndexOf(filePath)).toBeLessThan(asked.indexOf(path));
    await untilUpToDate(workstation);
    const calls = clientOf(workstation);
    await until(
      async () => (await firstOf(await calls.account.dispute({ accountId, disputeId }))) !== undefined,
      'the dispute is on the account',
    );
    const read = Buffer.from(await (await calls.files.read({ accountId, file })).arrayBuffer());
    expect(read.equals(content)).toBe(true);
  });

  it('has one outcome where the server had some already, an answer was lost and the program ended between', async () => {
    const { accountId } = await someAccount();
    // Neither the answer nor the feed tells this device what the server has made of it.
    proxy.onRequest((at) => (at === '/v1/sync/commands' ? { kind: 'lose-answer' } : { kind: 'cut' }));
    const reached = await note(accountId);
    await until(() => services().outbox.unansweredIds().length === 1, 'one is on its way');
    await wait(300);
    offline();
    const kept = await note(accountId);
    let tries = 0;
    await loseTheKey();
    proxy.onRequest((at) => {
      if (at !== path) return { kind: 'pass' };
      tries += 1;
      return { kind: 'lose-answer' };
    });
    await until(() => tries > 0, 'it was handed in');
    workstation = await workstation.restart();
    online();
    await clientOf(workstation).sync.now();
    await untilHandedIn();
    await untilUpToDate(workstation);
    expect(handedIn()).toMatchObject({ applied: 2, unreadable: 0 });
    await until(async () => (await noteIds(accountId)).includes(kept), 'both are there');
    const ids = await noteIds(accountId);
    for (const one of [reached, kept]) expect(ids.filter((id) => id === one)).toHaveLength(1);
  });

  it('shows what the server refused under "needs attention", with everything that was typed', async () => {
    const { accountId, invoice } = await someAccount();
    offline();
    const promise = promiseOver(invoice, invoice.promisableMinor);
    await clientOf(workstation).commands.submit({ accountId, name: 'promise.record', input: promise });
    await loseTheKey();
    // Meanwhile the same amount is promised elsewhere: here, before the hand-in gets through.
    proxy.onRequest((at) => (at === path ? { kind: 'cut' } : { kind: 'pass' }));
    await untilUpToDate(workstation);
    const other = promiseOver(invoice, invoice.promisableMinor);
    await clientOf(workstation).commands.submit({ accountId, name: 'promise.record', input: other });
    await until(() => services().outbox.counts(actorId()).waiting === 0, 'the other promise is there');
    online();
    await clientOf(workstation).sync.now();
    await untilHandedIn();
    expect(handedIn()).toMatchObject({ applied: 0, refused: 1 });
    const [item] = services().outbox.attention(actorId());
    expect(item?.envelope.input).toMatchObject(promise);
    expect(item?.failures.length).toBeGreaterThan(0);
  });

  it('hands in what was recorded where the database is damaged, which is kept as it was found', async () => {
    const { accountId } = await someAccount();
    offline();
    const kept = await note(accountId);
    await workstation.close();
    const { directory } = workstation;
    const path = join(directory, storageFileName);
    // All but the first page, with what a disk gives that has lost them.
    const damaged = readFileSync(path).fill(0x5a, 4_096);
    writeFileSync(path, damaged);
    const refused = await workstation.restart().catch((error: unknown) => error);
    expect(fatalWords(refused)).toContain('damaged');
    await loseTheKey();
    const [aside = ''] = readdirSync(directory).filter((name) => /set-aside-[^-]*$/.test(name));
    expect(readFileSync(join(directory, aside)).equals(damaged)).toBe(true);
    online();
    await untilHandedIn();
    expect(handedIn()).toEqual({ waiting: 0, applied: 1, refused: 0, unreadable: 0 });
    await untilUpToDate(workstation);
    await until(async () => (await noteIds(accountId)).includes(kept), 'the note is on the account');
  });

  it("keeps another person's changes until that person signs in", async () => {
    const { accountId } = await someAccount();
    offline();
    const kept = await note(accountId);
    const asked: string[] = [];
    proxy.onBody((at) => asked.push(at));
    await loseTheKey({ signIn: server.signIn('secondCollector') });
    online();
    await untilUpToDate(workstation);
    expect(handedIn()).toBeNull();
    expect(asked).not.toContain(path);
    const { userName, password } = server.signIn('collector');
    await services().sync.signIn(userName, password);
    await untilHandedIn();
    await untilUpToDate(workstation);
    await until(async () => (await noteIds(accountId)).includes(kept), 'the note is on the account');
  });

  it('deletes nothing: database, key and sealed outbox stay, each with the time in its name', () => {
    const { directory } = workstation;
    const folder = join(directory, 'apart');
    mkdirSync(join(folder, 'workstation', 'sealed-outbox'), { recursive: true });
    const databasePath = join(folder, 'workstation', storageFileName);
    for (const name of [databasePath, `${databasePath}-wal`]) writeFileSync(name, 'broken');
    for (const name of ['workstation.key', 'workstation.key.next', 'other'])
      writeFileSync(join(folder, name), '');
    const place = { path: join(folder, 'workstation.key'), databasePath };
    startAnew(place, new Date('2026-03-31T09:00:00.000Z'));
    startAnew(place, new Date('2026-03-31T10:00:00.000Z'));
    expect(readdirSync(folder).sort()).toEqual([
      'other',
      'workstation',
      'workstation.key.next.set-aside-20260331T090000',
      'workstation.key.set-aside-20260331T090000',
    ]);
    expect(readdirSync(join(folder, 'workstation')).sort()).toEqual([
      'sealed-outbox.left-20260331T090000',
      'workstation.sqlite.set-aside-20260331T090000',
      'workstation.sqlite.set-aside-20260331T090000-wal',
    ]);
    rmSync(folder, { recursive: true });
  });
});
