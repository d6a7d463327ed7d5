import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { noteCommand, promiseCommand } from '../../test/fixtures/server/test-commands.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import {
  noChain,
  openTestTenant,
  type TestSession,
  type TestTenant,
} from '../../test/fixtures/server/test-tenant.ts';
import { asOwner } from '../store/as-owner.fixture.ts';
import { putReference } from '../store/reference.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { verifyAudit } from '../store/verify-audit.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('commands on $name', ({ store }) => {
  let tenant: TestTenant;
  let amelie: TestSession;

  beforeAll(async () => {
    tenant = await openTestTenant(store);
    amelie = await tenant.signIn('amelie');
    await tenant.write([
      { collection: 'accounts', document: buildAccount('a1', 'amelie') },
      { collection: 'accounts', document: buildAccount('t1', 'tomasz') },
      { collection: 'invoices', document: buildInvoice('i1', 'a1') },
      { collection: 'invoices', document: buildInvoice('i2', 'a1') },
      { collection: 'invoices', document: buildInvoice('ti', 't1') },
    ]);
  });

  const auditOf = (subject: string) =>
    inTenant(store.db, tenant.tenantId, (trx) =>
      trx.selectFrom('audit').select(['action', 'actor_id']).where('subject', '=', subject).execute(),
    );

  it('applies a command, names what it wrote with its position, and sends it through the feed', async () => {
    const command = noteCommand(amelie, 'a1');
    const [result] = await amelie.send([command]);
    expect(result?.outcome).toMatchObject({ id: command.id, status: 'applied', failures: [] });
    const [written] = result?.outcome?.documents ?? [];
    const activities = await amelie.pull('activities');
    expect(activities.documents).toContainEqual(
      expect.objectContaining({ id: command.input.activityId, seq: written?.seq, _deleted: false }),
    );
    const outcomes = await amelie.pull('outcomes');
    expect(outcomes.documents.map((document) => document.id)).toContain(command.id);
  });

  it('gives a command one outcome however often it is sent, in one request and in many at once', async () => {
    const command = noteCommand(amelie, 'a1');
    const replies = await Promise.all(Array.from({ length: 6 }, () => amelie.send([command, command])));
    const outcomes = replies.flat().map((result) => JSON.stringify(result.outcome));
    expect(new Set(outcomes).size).toBe(1);
    const activities = await amelie.pull('activities');
    expect(activities.documents.filter((one) => one.id === command.input.activityId)).toHaveLength(1);
  });

  it.each([
    ['far ahead of the server', { today: '2050-01-01' }],
    ['far ahead, with a device time to match', { today: '2050-01-01', at: '2050-01-01T09:00:00.000Z' }],
    ['that its own device time contradicts', { today: '2025-12-31' }],
  ])('P1, M4: refuses a date %s, from which open promises would look broken', async (_date, change) => {
    const [result] = await amelie.send([noteCommand(amelie, 'a1', change)]);
    expect(result?.outcome?.failures[0]?.code).toBe('DEVICE_DATE_WRONG');
  });

  it('M4: takes a command that was given weeks ago without a connection', async () => {
    const change = { today: '2026-03-02', at: '2026-03-02T09:00:00.000Z' };
    const [result] = await amelie.send([noteCommand(amelie, 'a1', change)]);
    expect(result?.outcome?.status).toBe('applied');
  });

  it('stores a refusal as well: the answer does not change when the reason is gone', async () => {
    const command = noteCommand(amelie, 'later');
    const [first] = await amelie.send([command]);
    expect(first?.outcome?.failures[0]?.code).toBe('ACCOUNT_NOT_FOUND');
    await tenant.write([{ collection: 'accounts', document: buildAccount('later', 'amelie') }]);
    expect((await amelie.send([command]))[0]).toEqual(first);
  });

  it('refuses an id that comes again with another body, keeps the first outcome, and audits it', async () => {
    const command = noteCommand(amelie, 'a1');
    const [first] = await amelie.send([command]);
    const forged = { ...command, input: { ...command.input, note: 'something else' } };
    const [second] = await amelie.send([forged]);
    expect(second).toEqual({ id: command.id, outcome: null, problem: 'COMMAND_TAMPERED' });
    expect((await amelie.send([command]))[0]).toEqual(first);
    expect(await auditOf(command.id)).toContainEqual({ action: 'command.tampered', actor_id: 'amelie' });
  });

  it('P1: of two devices that promise the same invoice at once, one is refused', async () => {
    const other = await tenant.signIn('amelie');
    const allocation = { invoiceId: 'i2', amountMinor: 6000 };
    const results = await Promise.all(
      [amelie, other].map(
        async (device) => (await device.send([promiseCommand(device, 'a1', allocation)]))[0],
      ),
    );
    const codes = results.map((result) => result?.outcome?.failures[0]?.code ?? 'applied').sort();
    expect(codes).toEqual(['AMOUNT_EXCEEDS_AVAILABLE', 'applied']);
  });

  it('answers alike for an account of somebody else and for one that does not exist', async () => {
    const foreign = promiseCommand(amelie, 't1', { invoiceId: 'ti', amountMinor: 1 });
    const missing = promiseCommand(amelie, 'nope', { invoiceId: 'ti', amountMinor: 1 });
    const results = await amelie.send([foreign, missing]);
    expect(results.map((result) => result.outcome?.failures[0])).toEqual([
      { code: 'ACCOUNT_NOT_FOUND', params: {} },
      { code: 'ACCOUNT_NOT_FOUND', params: {} },
    ]);
  });

  it('refuses commands of another user or device without spoiling them for their owner', async () => {
    const tomasz = await tenant.signIn('tomasz');
    const stolen = noteCommand(tomasz, 't1');
    const replayed = await tenant.post(
      '/v1/sync/commands',
      {
        deviceId: amelie.deviceId,
        chain: noChain,
        commands: [stolen, { ...noteCommand(amelie, 'a1'), deviceId: randomUUID() }],
      },
      amelie.reply.accessToken,
    );
    expect(replayed.body).toMatchObject({
      results: [
        { outcome: { status: 'refused', failures: [{ code: 'FORBIDDEN' }] } },
        { outcome: { status: 'refused', failures: [{ code: 'FORBIDDEN' }] } },
      ],
    });
    expect((await tomasz.send([stolen]))[0]?.outcome?.status).toBe('applied');
  });

  it('refuses ids that are taken, and does not tell that they are what lies outside of the scope', async () => {
    const command = noteCommand(amelie, 'a1');
    await amelie.send([command]);
    const tomasz = await tenant.signIn('tomasz');
    const same = noteCommand(tomasz, 't1', {}, { activityId: command.input.activityId });
    expect((await tomasz.send([same]))[0]?.outcome?.failures[0]?.code).toBe('COMMAND_INVALID');
    const probe = noteCommand(tomasz, 't1', { id: command.id });
    const [probed] = await tomasz.send([probe]);
    expect(probed).toEqual({ id: command.id, outcome: null, problem: 'COMMAND_INVALID' });
    expect(await auditOf(command.id)).toContainEqual({ action: 'command.tampered', actor_id: 'tomasz' });
    const again = noteCommand(amelie, 'a1', {}, { activityId: command.input.activityId });
    expect((await amelie.send([again]))[0]?.outcome?.failures[0]?.code).toBe('DUPLICATE_ID');
  });

  it('takes an id for free that is the name of what every object has', async () => {
    const ids = ['constructor', 'toString', 'valueOf'];
    const named = ids.map((activityId) => noteCommand(amelie, 'a1', {}, { activityId }));
    expect((await amelie.send(named)).map(({ outcome }) => outcome?.status)).toEqual(
      ids.map(() => 'applied'),
    );
  });

  it('flags a device clock that is ahead, and takes an old command for what it is: given offline', async () => {
    const ahead = noteCommand(amelie, 'a1', { at: '2026-03-31T09:10:00.000Z' });
    const old = noteCommand(amelie, 'a1', { at: '2026-03-01T09:00:00.000Z', today: '2026-03-01' });
    const results = await amelie.send([ahead, old]);
    expect(results.map((result) => result.outcome?.clockOffsetSeconds)).toEqual([600, null]);
    expect(results.map((result) => result.outcome?.status)).toEqual(['applied', 'applied']);
  });

  it('judges the good commands of a batch whatever the bad ones are', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const good = [noteCommand(amelie, 'a1'), noteCommand(amelie, 'a1')];
    const base = JSON.stringify(noteCommand(amelie, 'a1'));
    const items = [
      JSON.stringify(good[0]),
      '5',
      'null',
      deep,
      '{"id":"not a uuid"}',
      base.replace('"input":{', '"input":{"__proto__":{"polluted":true},'),
      base.replace('one statement', 'one \\u0000 statement'),
      base.replace('one statement', 'one \\ud800 statement'),
      base.replace('"version":1', '"version":1.5'),
      base.replace('"knownSeq":0', '"knownSeq":-1'),
      base.replace('"knownSeq":0', '"knownSeq":1e300'),
      base.replace('"today":"2026-03-31"', '"today":"2026-02-30"'),
      JSON.stringify(good[1]),
    ];
    const body = `{"deviceId":"${amelie.deviceId}","chain":{"n":0,"hash":""},"commands":[${items.join(',')}]}`;
    const reply = await tenant.post('/v1/sync/commands', body, amelie.reply.accessToken);
    expect(reply.status).toBe(200);
    const { results } = reply.body as {
      results: { outcome: { status: string } | null; problem: string | null }[];
    };
    expect(results.map((result) => result.outcome?.status ?? result.problem)).toEqual([
      'applied',
      ...Array.from({ length: items.length - 2 }, () => 'COMMAND_INVALID'),
      'applied',
    ]);
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(tenant.bugs).toEqual([]);
  });

  it.each([
    ['a float amount', { amountMinor: 10.5 }],
    ['a negative amount', { amountMinor: -100 }],
    ['an overflowing amount', { amountMinor: 1e15 }],
    ['an amount as text', { amountMinor: '100' }],
  ])('M1: refuses a promise with %s and stores nothing', async (_name, change) => {
    const before = (await amelie.pull('promises')).documents.length;
    const command = promiseCommand(amelie, 'a1', { invoiceId: 'i1', amountMinor: 1 });
    const allocations = [{ invoiceId: 'i1', ...change }];
    const [result] = await amelie.send([{ ...command, input: { ...command.input, allocations } }]);
    expect(result?.outcome?.failures[0]?.code).toBe('COMMAND_INVALID');
    expect((await amelie.pull('promises')).documents).toHaveLength(before);
  });

  it('takes the last of two members with one name, and refuses unknown commands and versions', async () => {
    const command = noteCommand(amelie, 'a1');
    const twice = JSON.stringify(command).replace('"note":"', '"note":"first","note":"');
    const unknown = noteCommand(amelie, 'a1', { name: 'constructor' });
    const newer = noteCommand(amelie, 'a1', { version: 99 });
    const body = `{"deviceId":"${amelie.deviceId}","chain":{"n":0,"hash":""},"commands":[${twice},${JSON.stringify(unknown)},${JSON.stringify(newer)}]}`;
    const { body: reply } = await tenant.post('/v1/sync/commands', body, amelie.reply.accessToken);
    expect(reply).toMatchObject({
      results: [
        { outcome: { status: 'applied' } },
        { outcome: { failures: [{ code: 'COMMAND_UNKNOWN' }] } },
        { outcome: { failures: [{ code: 'COMMAND_UNKNOWN' }] } },
      ],
    });
    const stored = (await amelie.pull('activities')).documents.find(
      (one) => one.id === command.input.activityId,
    );
    expect(stored).toMatchObject({ note: command.input.note });
  });

  it('refuses a body that is too large, no JSON, or for another device', async () => {
    const huge = noteCommand(amelie, 'a1', {}, { note: 'x'.repeat(10_000_000) });
    const token = amelie.reply.accessToken;
    const tooLarge = await tenant.post(
      '/v1/sync/commands',
      { deviceId: amelie.deviceId, chain: noChain, commands: [huge] },
      token,
    );
    expect([tooLarge.status, tooLarge.body]).toEqual([
      413,
      expect.objectContaining({ code: 'REQUEST_TOO_LARGE' }),
    ]);
    expect((await tenant.post('/v1/sync/commands', '{"deviceId"', token)).status).toBe(400);
    const other = { deviceId: randomUUID(), chain: noChain, commands: [noteCommand(amelie, 'a1')] };
    expect((await tenant.post('/v1/sync/commands', other, token)).status).toBe(403);
    expect((await tenant.post('/v1/sync/commands', other)).status).toBe(401);
  });

  it('answers the others when one command meets a document that breaks the judge, and leaves that one open', async () => {
    await tenant.write([{ collection: 'accounts', document: buildAccount('broken', 'amelie') }]);
    await asOwner(store.db, (trx) =>
      sql`update account set doc = doc - 'contacts'
        where tenant_id = ${tenant.tenantId} and id = 'broken'`.execute(trx),
    );
    const [bad, good] = await amelie.send([noteCommand(amelie, 'broken'), noteCommand(amelie, 'a1')]);
    expect(bad).toMatchObject({ outcome: null, problem: 'NOT_DECIDED' });
    expect(good?.outcome?.status).toBe('applied');
  });

  /** While it is there, the database refuses every activity with this note. */
  async function withPoison(work: () => Promise<void>): Promise<void> {
    tenant.bugs.length = 0;
    await asOwner(store.db, async (trx) => {
      await sql`create function refuse_poison() returns trigger language plpgsql as $$ begin
        if new.doc->>'note' = 'poison' then raise exception 'poisoned'; end if; return new; end $$`.execute(
        trx,
      );
      await sql`create trigger poison before insert on activity for each row execute function refuse_poison()`.execute(
        trx,
      );
    });
    await work().finally(() =>
      asOwner(store.db, (trx) => sql`drop function refuse_poison cascade`.execute(trx)),
    );
    tenant.bugs.length = 0;
  }

  it('applies every other command of a batch of which the database refuses one', async () => {
    await withPoison(async () => {
      const commands = Array.from({ length: 130 }, (_, n) =>
        noteCommand(amelie, 'a1', {}, n === 57 ? { note: 'poison' } : {}),
      );
      const results = await amelie.send(commands);
      expect(results.map((result) => result.id)).toEqual(commands.map((command) => command.id));
      const open = results.filter((result) => result.outcome?.status !== 'applied');
      expect(open).toEqual([{ id: commands[57]?.id, outcome: null, problem: 'NOT_DECIDED' }]);
      expect(tenant.bugs).toHaveLength(1);
    });
  });

  it('applies the commands of every other request that shares a turn with one that the database refuses', async () => {
    const tomasz = await tenant.signIn('tomasz');
    await withPoison(async () => {
      const requests = Array.from({ length: 24 }, (_, n) => {
        const [sender, account] = n % 2 === 0 ? ([amelie, 'a1'] as const) : ([tomasz, 't1'] as const);
        return sender.send([noteCommand(sender, account, {}, n === 9 ? { note: 'poison' } : {})]);
      });
      const statuses = (await Promise.all(requests)).map(
        ([result]) => result?.outcome?.status ?? result?.problem,
      );
      expect(statuses).toEqual(statuses.map((_, n) => (n === 9 ? 'NOT_DECIDED' : 'applied')));
    });
  });

  it('judges commands of a batch on what those before them left, and stores what each of them said', async () => {
    await tenant.write([
      { collection: 'accounts', document: buildAccount('chain', 'amelie') },
      { collection: 'invoices', document: buildInvoice('chained', 'chain') },
    ]);
    const promise = (amountMinor: number) =>
      promiseCommand(amelie, 'chain', { invoiceId: 'chained', amountMinor });
    const [first, second, third] = [promise(6000), promise(6000), promise(4000)];
    const cancel = {
      ...promise(1),
      name: 'promise.cancel',
      input: { promiseId: first?.input.promiseId, reason: 'Agreed otherwise.' },
    };
    const again = promise(6000);
    const note = noteCommand(amelie, 'chain');
    const batch = [
      first,
      second,
      third,
      cancel,
      again,
      note,
      note,
      { ...note, at: '2026-03-31T08:00:00.000Z' },
    ];
    const results = await amelie.send(batch);
    expect(
      results.map((result) => result.problem ?? result.outcome?.failures[0]?.code ?? result.outcome?.status),
    ).toEqual([
      'applied',
      'AMOUNT_EXCEEDS_AVAILABLE',
      ...['applied', 'applied', 'applied', 'applied', 'applied'],
      'COMMAND_TAMPERED',
    ]);
    expect(results[6]).toEqual(results[5]);
    const seqs = results.slice(0, 6).map((result) => result.outcome?.seq ?? 0);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    const { documents } = await amelie.pull('promises');
    const cancelled = documents.find((document) => document.id === first?.input.promiseId);
    expect(cancelled).toMatchObject({ seq: results[3]?.outcome?.documents[0]?.seq });
    expect(cancelled?.cancelled).not.toBeNull();
  });

  it('refuses an id that an earlier command of the same batch took for another account', async () => {
    await tenant.write([{ collection: 'accounts', document: buildAccount('twin', 'amelie') }]);
    const first = noteCommand(amelie, 'a1');
    const second = noteCommand(amelie, 'twin', {}, { activityId: first.input.activityId });
    const results = await amelie.send([first, second]);
    expect(results.map((result) => result.outcome?.failures[0]?.code ?? 'applied')).toEqual([
      'applied',
      'DUPLICATE_ID',
    ]);
  });

  it('P2: judges by the policy of the reference data as it is now', async () => {
    await tenant.write([
      { collection: 'accounts', document: buildAccount('lenient', 'amelie') },
      { collection: 'invoices', document: buildInvoice('due', 'lenient') },
    ]);
    const allocation = { invoiceId: 'due', amountMinor: 10_000 };
    const early = promiseCommand(amelie, 'lenient', allocation, {
      today: '2026-03-20',
      at: '2026-03-20T09:00:00.000Z',
    });
    await amelie.send([{ ...early, input: { ...early.input, promisedDate: '2026-03-28' } }]);
    const [tolerated] = await amelie.send([promiseCommand(amelie, 'lenient', allocation)]);
    expect(tolerated?.outcome?.failures[0]?.code).toBe('AMOUNT_EXCEEDS_AVAILABLE');
    const policy = { ...defaultPolicy, promiseToleranceDays: 0 };
    const document = referenceSchema.parse({
      ...{ id: 'policy', accountId: '', seq: 0, kind: 'policy', version: 2, value: policy },
    });
    await inTenant(store.db, tenant.tenantId, (trx) => putReference(trx, tenant.tenantId, document));
    const [broken] = await amelie.send([promiseCommand(amelie, 'lenient', allocation)]);
    expect(broken?.outcome?.status).toBe('applied');
  });

  it('leaves an audit chain that is intact', async () => {
    expect(await verifyAudit(store.db, tenant.tenantId)).toMatchObject({ intact: true });
  });
});
