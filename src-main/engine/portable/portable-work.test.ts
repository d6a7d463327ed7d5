import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noteInput } from '../../../src-shared/commands/command-inputs.fixture.ts';
import { workFilePieceBytes } from '../../../src-shared/contract/portable-work.ts';
import { workstationPolicySchema } from '../../../src-shared/contract/workstation-policy.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { wholeWorklist } from '../../storage/read-models/read-models.fixture.ts';
import { type FaultProxy, startFaultProxy } from '../../sync/fault-proxy.fixture.ts';
import { untilUpToDate } from '../../sync/proxied-workstation.fixture.ts';
import { type ServerProcess, startServerProcess } from '../../sync/server-process.fixture.ts';
import { entriesOf, invoicesOf } from '../account-lists.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  until,
} from '../engine.fixture.ts';
import { openWorkFile, sealWorkFile } from './work-file.ts';

const passphrase = 'carried in a pocket';

describe('work that is carried to another workstation', { timeout: 120_000 }, () => {
  let server: ServerProcess;
  let proxy: FaultProxy;
  let workstation: TestWorkstation;
  let others: TestWorkstation[];
  beforeAll(async () => {
    server = await startServerProcess();
    proxy = await startFaultProxy(() => server.url);
  }, 60_000);
  afterAll(async () => {
    await proxy.close();
    await server.remove();
  });
  beforeEach(async () => {
    others = [];
    online();
    workstation = await startWorkstation(setting());
    await untilUpToDate(workstation);
  });
  afterEach(async () => {
    for (const one of [workstation, ...others]) await one.remove();
  });

  const setting = () => ({ serverUrl: proxy.url, today: server.today, signIn: server.signIn('collector') });
  const offline = () => proxy.onRequest(() => ({ kind: 'cut' }));
  const online = () => proxy.onRequest(() => ({ kind: 'pass' }));
  const client = () => clientOf(workstation);
  const services = () => workstation.engine.services;
  const actorId = () => services().device.session()?.actor.userId ?? '';
  const handedIn = () => services().sealedHandIn.state(actorId());
  const untilHandedIn = () => until(() => handedIn()?.waiting === 0, 'everything handed in');
  const noteIds = async (accountId: string): Promise<string[]> =>
    (await entriesOf(client(), accountId, 'activity')).map(({ activity }) => activity.id);

  /** One process holds one replica: the former workstation is closed, and stays as it is. */
  async function moveTo(next: () => Promise<TestWorkstation>): Promise<TestWorkstation> {
    const former = workstation;
    await former.close();
    others.push(former);
    workstation = await next();
    return former;
  }
  const anotherComputer = (more: object = {}) => moveTo(() => startWorkstation({ ...setting(), ...more }));

  async function note(accountId: string): Promise<string> {
    const input = noteInput();
    await client().commands.submit({ accountId, name: 'activity.log', input });
    return input.activityId;
  }
  async function someAccount() {
    const { rows } = await firstWindowOf(await client().worklist.watch(wholeWorklist));
    for (const row of rows) {
      const accountId = accountIdSchema.parse(row.accountId);
      const invoices = await invoicesOf(client(), accountId);
      const invoice = invoices.find((one) => one.openMinor > one.disputedMinor && one.type === 'invoice');
      if (invoice !== undefined) return { accountId, invoice };
    }
    throw new Error('no account with an open invoice');
  }
  const save = async (): Promise<Blob> => (await client().device.saveWork({ passphrase })).content;
  async function take(file: Blob, by = passphrase) {
    for (let start = 0; start < file.size || start === 0; start += workFilePieceBytes) {
      const content = file.slice(start, start + workFilePieceBytes);
      await client().device.putWork({ start, totalBytes: file.size, content });
    }
    return client().device.takeWork({ passphrase: by });
  }

  it('is there after the sign-in: changes once, a photo before what refers to it, drafts, and sync goes on', async () => {
    const { accountId, invoice } = await someAccount();
    offline();
    const first = await note(accountId);
    const photo = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(400_000)]);
    const attached = await client().files.add({ accountId, name: 'a.png', content: new Blob([photo]) });
    const disputeId = randomUUID();
    const dispute = {
      ...{ disputeId, currency: invoice.currency, items: [{ invoiceId: invoice.id, amountMinor: 1 }] },
      ...{ reasonCode: '01', description: '', contactName: '', attachments: [attached] },
    };
    await client().commands.submit({ accountId, name: 'dispute.open', input: dispute });
    await client().drafts.keep({ userId: actorId(), changes: { 'note/here': 'half a sentence' } });
    await client().drafts.keep({ userId: actorId(), changes: { 'tour/seen': '"seen"', 'focus/walk': '{}' } });
    const former = services().device.deviceId();
    const file = await save();
    await anotherComputer({ signIn: undefined });
    expect(await take(file)).toMatchObject({
      outcome: 'taken',
      counts: { changes: 2, files: 1, drafts: 1 },
      draftsLeft: 0,
    });
    const { userName, password } = server.signIn('collector');
    expect((await client().enrolment.offer()).userName).toBe(userName);
    const asked: string[] = [];
    proxy.onRequest((path) => {
      asked.push(path);
      return { kind: 'pass' };
    });
    await client().session.signIn({ userName, password });
    await untilUpToDate(workstation);
    await untilHandedIn();
    expect(services().device.deviceId()).not.toBe(former);
    expect(handedIn()).toEqual({ waiting: 0, applied: 2, refused: 0, unreadable: 0 });
    const isOfFile = (path: string) => path.startsWith('/v1/files/');
    expect(asked.findLastIndex(isOfFile)).toBeLessThan(asked.lastIndexOf('/v1/sync/sealed-outbox'));
    await until(async () => (await noteIds(accountId)).includes(first), 'the note is on the account');
    const found = await firstOf(await client().account.dispute({ accountId, disputeId }));
    expect(found?.attachments).toEqual([attached]);
    expect(await firstOf(await client().drafts.watch())).toMatchObject({
      texts: { 'note/here': 'half a sentence' },
    });
    const second = await note(accountId);
    await until(() => services().outbox.unansweredIds().length === 0, 'the new one is answered');
    const ids = await noteIds(accountId);
    for (const one of [first, second]) expect(ids.filter((id) => id === one)).toHaveLength(1);
  });

  it('has one outcome where the former workstation sends it as well, and neither is taken for the other', async () => {
    const { accountId } = await someAccount();
    offline();
    const kept = await note(accountId);
    const file = await save();
    const former = await anotherComputer();
    online();
    await take(file);
    await untilHandedIn();
    expect(handedIn()).toMatchObject({ applied: 1 });
    const numbers = services().receiptNumbers.prefix();
    await moveTo(() => former.restart());
    others.splice(others.indexOf(former), 1);
    await until(() => services().outbox.unansweredIds().length === 0, 'the former one has its answer');
    await untilUpToDate(workstation);
    expect(services().outbox.attention(actorId())).toEqual([]);
    expect((await noteIds(accountId)).filter((id) => id === kept)).toHaveLength(1);
    expect(services().receiptNumbers.prefix()).not.toBe(numbers);
    const { log } = workstation;
    expect(log.map(({ event }) => event)).not.toContain('sync.command-not-taken');
  });

  it('changes nothing when it is taken in twice, or where it was saved, and survives a restart in between', async () => {
    const { accountId } = await someAccount();
    offline();
    const kept = await note(accountId);
    await client().drafts.keep({
      userId: actorId(),
      changes: { a: 'typed there', b: 'also there', 'focus/walk': '{}' },
    });
    const file = await save();
    expect(await take(file)).toMatchObject({ outcome: 'taken', draftsLeft: 0 });
    expect(handedIn()).toBeNull();
    online();
    await anotherComputer();
    await untilUpToDate(workstation);
    await client().drafts.keep({
      userId: actorId(),
      changes: { a: 'typed here', 'focus/walk': '{"here":1}' },
    });
    offline();
    expect(await take(file)).toMatchObject({ outcome: 'taken', draftsLeft: 1 });
    expect(await firstOf(await client().drafts.watch())).toMatchObject({
      texts: { a: 'typed here', b: 'also there' },
    });
    workstation = await workstation.restart();
    await take(file);
    expect(handedIn()).toMatchObject({ waiting: 1 });
    // It can be carried on before it was handed in.
    expect((await client().device.saveWork({ passphrase })).counts.changes).toBe(1);
    online();
    workstation = await workstation.restart();
    await untilHandedIn();
    await take(file);
    expect(handedIn()).toMatchObject({ waiting: 0, applied: 1 });
    await until(async () => (await noteIds(accountId)).includes(kept), 'it is there');
  });

  it('is refused whole: another passphrase, a file cut off, somebody else, another organisation', async () => {
    const { accountId } = await someAccount();
    offline();
    await note(accountId);
    const file = await save();
    online();
    await anotherComputer({ signIn: server.signIn('secondCollector') });
    await untilUpToDate(workstation);
    const before = readdirSync(workstation.directory).sort();
    expect(await take(file, 'another passphrase')).toMatchObject({ reason: 'passphrase-wrong', owner: null });
    expect(await take(file.slice(0, file.size - 1))).toMatchObject({ reason: 'damaged' });
    expect(await take(new Blob(['{}']))).toMatchObject({ outcome: 'refused', reason: 'not-ours' });
    expect(await take(file)).toMatchObject({ outcome: 'refused', reason: 'another-person' });
    const opened = await openWorkFile(Buffer.from(await file.arrayBuffer()), passphrase);
    if (typeof opened === 'string') throw new Error(opened);
    const { work } = opened;
    const foreign = await sealWorkFile(
      { ...opened, work: { ...work, organisationId: 'another' } },
      passphrase,
    );
    expect(await take(new Blob([new Uint8Array(foreign)]))).toMatchObject({
      reason: 'another-organisation',
      owner: { name: work.name },
    });
    expect(readdirSync(workstation.directory).sort()).toEqual(before);
    await client().device.putWork({ start: 0, totalBytes: 10, content: new Blob(['abc']) });
    await expect(client().device.takeWork({ passphrase })).rejects.toMatchObject({
      data: { code: 'FILE_NOT_READABLE' },
    });
    await expect(
      client().device.putWork({ start: 5, totalBytes: 10, content: new Blob(['abc']) }),
    ).rejects.toMatchObject({ data: { code: 'FILE_NOT_READABLE' } });
  });

  it('asks for a passphrase that is worth it, and is not saved where the organisation forbids it', async () => {
    await expect(client().device.saveWork({ passphrase: 'eleven char' })).rejects.toMatchObject({
      data: { code: 'PASSPHRASE_WEAK', params: { length: 12 } },
    });
    const policy = workstationPolicySchema.parse({ version: 1, allowPortableBackup: false });
    workstation = await workstation.restart({ policy: { source: 'file', place: '/etc', policy } });
    await expect(client().device.saveWork({ passphrase })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    });
    expect((await client().device.report()).mayTakeWorkAlong).toBe(false);
  });
});
