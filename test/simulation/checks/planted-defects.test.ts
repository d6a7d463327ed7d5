import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { openAmounts } from '../../../src-shared/domain/invoice/open-amount.ts';
import { allocationsOf, paymentSchema } from '../../../src-shared/domain/payment/payment.ts';
import { outcomeSchema } from '../../../src-shared/protocol/outcome.ts';
import { createMortality } from '../world/mortality.ts';
import { receiptsSetting } from '../world/receipts.ts';
import { secretOf } from '../world/secret.ts';
import type { ServerRows, StoredDocument } from '../world/server-rows.ts';
import { asOwner } from '../world/tenant-rows.ts';
import { protocolHeaders } from '../world/wire.ts';
import { fileKey } from '../world/workstation-process.ts';
import type { World } from '../world/world.ts';
import { checkAuthors } from './check-authors.ts';
import { checkCommands, checkOnce } from './check-commands.ts';
import { checkDeviceChains } from './check-device-chains.ts';
import { checkCash, checkPromised } from './check-money.ts';
import { checkReceipts } from './check-receipts.ts';
import { checkReplicas } from './check-replicas.ts';
import { checkSessionsEnded } from './check-sessions-ended.ts';
import { checkShown } from './check-shown.ts';
import { checkTakenAway } from './check-taken-away.ts';
import { checkAudit, checkIdle, checkKnown, checkQuiet } from './check-world.ts';
import { openQuietWorld } from './quiet-world.fixture.ts';
import type { CheckName, Violation } from './violation.ts';

const limitMs = 120_000;

/** Each check is silent in the quiet world that the fixture leaves, and finds what is planted there. */
describe('a planted defect is found:', { timeout: limitMs }, () => {
  let quiet: Awaited<ReturnType<typeof openQuietWorld>>;
  let world: World;
  let rows: ServerRows;
  beforeAll(async () => {
    quiet = await openQuietWorld();
    ({ world } = quiet);
    rows = await world.rows();
  }, limitMs);
  afterAll(() => quiet.close());

  const first = () => {
    const [workstation] = world.workstations;
    const process = workstation?.running();
    const [[id, envelope] = []] = [...(workstation?.confirmed ?? [])].filter(
      ([given]) => !world.forged.has(given),
    );
    if (workstation === undefined || process === undefined || id === undefined || envelope === undefined) {
      throw new Error('the quiet world lacks a workstation with a command');
    }
    return { workstation, process, id, envelope };
  };
  const withDocuments = (
    name: 'accounts' | 'invoices' | 'payments' | 'promises' | 'requests',
    change: (all: readonly StoredDocument[]) => readonly StoredDocument[],
  ): ServerRows => ({
    ...rows,
    documents: { ...rows.documents, [name]: change(rows.documents[name]) },
  });
  const withDoc = (stored: StoredDocument, doc: object): StoredDocument => ({
    ...stored,
    doc: { ...stored.doc, ...doc },
  });

  it('a confirmed command that is in no outbox', () => {
    const { workstation, envelope } = first();
    const id = crypto.randomUUID() as typeof envelope.id;
    workstation.confirmed.set(id, { ...envelope, id });
    expectOne(checkCommands(world, rows), 'promise 1: a confirmed command is never lost', `${id}: gone`);
    workstation.confirmed.delete(id);
  });

  it('a command that was answered, and that the server knows nothing of', () => {
    const applied = rows.commands.find(({ outcome }) => outcome.status === 'applied');
    const commands = rows.commands.filter((command) => command !== applied);
    const found = checkCommands(world, { ...rows, commands });
    expectOne(found, 'promise 1: a confirmed command is never lost', 'applied here, unknown at the server');
  });

  it('a command of a retired device that its outbox lost', () => {
    const { workstation, id, envelope } = first();
    const chain = { intact: true, head: { n: 0, hash: '' } } as const;
    const retired = {
      confirmed: new Map([[id, envelope]]),
      states: new Map<string, string>(),
      given: [],
      receipts: [],
      chain,
    };
    workstation.retired.push(retired);
    const found = checkCommands(world, rows);
    workstation.retired.pop();
    expectOne(found, 'promise 1: a confirmed command is never lost', 'retired device');
  });

  it('a command that was judged twice, one that never was, and documents of no command and lost ones', () => {
    const check = 'promise 2: exactly once';
    const [judged] = rows.audited.filter(({ action }) => action === 'command.applied');
    if (judged === undefined) throw new Error('no command was applied');
    const ofNoCommand = new Set([...world.poison, ...world.inherited]);
    const once = (changed: Partial<ServerRows>) => checkOnce({ ...rows, ...changed }, ofNoCommand);
    expectOne(once({ audited: [...rows.audited, judged] }), check, 'was judged 2 times');
    expectOne(once({ audited: rows.audited.filter((row) => row !== judged) }), check, 'was never judged');
    const [promise] = rows.documents.promises;
    if (promise === undefined) throw new Error('nothing was promised');
    for (const name of ['promises', 'requests'] as const) {
      const stray = withDocuments(name, (all) => [...all, { ...promise, id: 'stray' }]);
      expectOne(checkOnce(stray, ofNoCommand), check, 'no command wrote the document stray');
    }
    expectOne(
      checkOnce(
        withDocuments('promises', (all) => all.slice(1)),
        ofNoCommand,
      ),
      check,
      'is gone',
    );
  });

  it('a second answer that differs from the first', () => {
    const [stored] = rows.documents.outcomes;
    const outcome = outcomeSchema.parse(stored?.doc);
    const answer = (...failures: object[]): void => {
      const results = [{ outcome: { ...outcome, failures } }];
      const request = {
        device: 0,
        method: 'POST',
        path: '/v1/sync/commands',
        headers: {},
        body: '{"commands":[]}',
      };
      world.watch.see(request, { status: 200, headers: {}, body: JSON.stringify({ results }) });
    };
    world.watch.forgetAnswers();
    answer({ code: 'COMMAND_INVALID', params: { field: 'id', command: 'a' } });
    answer({ code: 'COMMAND_INVALID', params: { command: 'a', field: 'id' } });
    expect(world.violations).toEqual([]);
    answer({ code: 'FORBIDDEN', params: {} });
    expectOne(world.violations.splice(0), 'promise 2: exactly once', outcome.id);
  });

  it('a document that differs, one that is missing, and a world that never became quiet', async () => {
    const check = 'promise 3: replicas converge and know it';
    const differing = withDocuments('invoices', (all) =>
      all.map((stored, index) => (index === 0 ? withDoc(stored, { reference: 'other' }) : stored)),
    );
    expectSome(await checkReplicas(world, differing), check, 'differs');
    const [invoice] = rows.documents.invoices;
    if (invoice === undefined) throw new Error('nothing was invoiced');
    const more = withDocuments('invoices', (all) => [...all, { ...invoice, id: 'more' }]);
    expectSome(await checkReplicas(world, more), check, 'more: missing');
    expect(checkQuiet(world, true)).toEqual([]);
    expectOne(checkQuiet(world, false), check, 'never quiet');
    const state = first().process.sync.state();
    const known = (check: Partial<typeof state.check>) => {
      const sync = { state: () => ({ ...state, check: { ...state.check, ...check } }) };
      return checkKnown([{ device: 0, running: () => ({ sync }) }]);
    };
    expect(known({ checkedAt: world.now().toISOString(), repairs: 0 })).toEqual([]);
    expectOne(known({ checkedAt: null }), check, 'device 0');
    expectOne(known({ checkedAt: world.now().toISOString(), repairs: 1 }), check, 'device 0');
  });

  it('a document that a device holds and its user may not see', async () => {
    const check = 'promise 4: nobody receives what is outside of their scope';
    const fewer = withDocuments('accounts', () => []);
    expectSome(await checkReplicas(world, fewer), check, 'too much');
    const request = {
      device: 0,
      method: 'POST',
      path: '/v1/sync/pull',
      headers: protocolHeaders('of nobody'),
      body: '{}',
    };
    world.watch.see(request, { status: 200, headers: {}, body: secretOf('account-0') });
    expectOne(world.violations.splice(0), check, 'nobody got account-0');
  });

  it('a device that shows to one person what only another was ever to see', async () => {
    const { workstation } = first();
    expect(await checkShown(world)).toEqual([]);
    workstation.wasShared = true;
    expect(await checkShown(world)).toEqual([]);
    const found = await checkShown({ workstations: world.workstations, onceVisible: new Map() });
    workstation.wasShared = false;
    expectSome(found, 'promise 4: nobody receives what is outside of their scope', 'shows account-');
  });

  it('a device that goes on without its access, or still holds what was taken away', async () => {
    const check = 'promise 4: nobody receives what is outside of their scope';
    const { process } = first();
    expect(await checkTakenAway(world, rows)).toEqual([]);
    const revokedDevices = new Set([process.device.deviceId()]);
    expectOne(
      await checkTakenAway(world, { ...rows, revokedDevices }),
      check,
      'is up-to-date without any access',
    );
    const users = rows.users.map((user) => ({ ...user, active: false }));
    expectSome(await checkTakenAway(world, { ...rows, users }), check, 'is up-to-date without any access');
    const userId = process.device.session()?.actor.userId ?? '';
    expect(checkSessionsEnded(rows.openSessions, 'somebody-else')).toEqual([]);
    expectSome(checkSessionsEnded(rows.openSessions, userId), check, 'with a former password');
    process.device.setLock('DEVICE_REVOKED');
    expectOne(await checkTakenAway(world, rows), check, 'documents that were taken away');
    process.device.setLock(undefined);
  });

  it('a forged command that was applied', () => {
    const [forged = ''] = world.forged;
    const outcome = { status: 'applied', documents: [] };
    const commands = [
      ...rows.commands.filter(({ id }) => id !== forged),
      { id: forged, userId: '', outcome },
    ];
    const check = 'promise 5: one bad document or command never stops the others';
    expectOne(checkCommands(world, { ...rows, commands }), check, 'forged and applied');
  });

  it('a command that waits, and one that waits since months ago', () => {
    const { process, workstation, envelope } = first();
    const actor = process.device.session()?.actor;
    if (actor === undefined) throw new Error('nobody is signed in');
    const id = crypto.randomUUID() as typeof envelope.id;
    const waiting = { ...envelope, id };
    process.outbox.append(waiting, actor);
    world.confirm(workstation.device, waiting);
    expectOne(checkCommands(world, rows), 'promise 1: a confirmed command is never lost', 'after healing');
    world.givenAt.set(id, world.serverNow().getTime() - 91 * 86_400_000);
    expectOne(checkCommands(world, rows), 'promise 6: an outbox is handed in however late', id);
    expect(process.outbox.withdraw(id, actor.userId)).toBe(true);
    expect(checkCommands(world, rows)).toEqual([]);
  });

  it('a command that somebody else hands in', () => {
    const { workstation, envelope } = first();
    const token = world.watch.tokens.get(workstation.device);
    const ask = (actorId: string) => {
      const body = JSON.stringify({ commands: [{ ...envelope, actorId }] });
      const headers = protocolHeaders(token);
      return checkAuthors(world, { device: 0, method: 'POST', path: '/v1/sync/commands', headers, body });
    };
    expect(ask(envelope.actorId)).toEqual([]);
    expectOne(ask('somebody-else'), 'a command is handed in by its author alone', 'of somebody-else as');
  });

  it('cash that does not add up, a payment and an invoice over which more is allocated than there is', () => {
    const check = 'cash adds up';
    const [payment] = rows.documents.payments;
    const [invoice] = rows.documents.invoices;
    if (payment === undefined || invoice === undefined) throw new Error('nothing was paid');
    const unpaid = { openAmounts, unappliedMinor: () => 0 };
    expectOne(checkCash(rows, unpaid), check, 'is not');
    const paying = (amountMinor: number, allocatedMinor: number) =>
      checkCash(
        withDocuments('payments', (all) => [
          ...all,
          withDoc(payment, {
            id: 'planted',
            reversed: false,
            applied: [],
            amountMinor,
            allocations: [{ invoiceId: invoice.id, amountMinor: allocatedMinor }],
          }),
        ]),
      );
    const much = 10_000_000;
    expectSome(paying(1, 2), check, 'a payment allocates more than it has');
    expectOne(paying(much, much), check, `${invoice.id}: more is paid`);
  });

  it('more promised than an invoice is worth', () => {
    const [promise] = rows.documents.promises;
    const paid = new Set(
      rows.documents.payments.flatMap(({ doc }) =>
        allocationsOf(paymentSchema.parse(doc)).map(({ invoiceId }) => String(invoiceId)),
      ),
    );
    const invoice = rows.documents.invoices.find(
      ({ id, doc }) => !paid.has(id) && Number(doc.amountMinor) > 0,
    );
    if (promise === undefined || invoice === undefined)
      throw new Error('nothing was promised, or all is paid');
    const planted = withDoc(promise, {
      cancelled: null,
      promisedDate: '2027-01-01',
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_000_000 }],
    });
    const found = checkPromised(
      withDocuments('promises', (all) => [...all, planted]),
      '2026-04-01',
    );
    expectOne(found, 'nothing is promised or disputed above a balance', invoice.id);
  });

  it('a receipt number that is missing, and one that was given twice', () => {
    const check = 'receipt numbers are unique and gap-free';
    const { device } = first().process;
    const issued = device.setting(receiptsSetting) ?? '';
    const [one = '', two = ''] = issued.split(' ');
    device.saveSetting(receiptsSetting, issued.replace(`${two} `, ''));
    expectSome(checkReceipts(world), check, 'is not number 2');
    device.saveSetting(receiptsSetting, `${issued} ${one}`);
    expectSome(checkReceipts(world), check, `${one} of device`);
    device.saveSetting(receiptsSetting, issued);
    expect(checkReceipts(world)).toEqual([]);
  });

  it('requests while nothing happens, and a fault of the program itself', () => {
    expect(checkIdle({ requests: ['/v1/session/refresh'] })).toEqual([]);
    expectOne(checkIdle({ requests: ['/v1/sync/pull'] }), 'idle after healing', '1 × /v1/sync/pull');
    const mortality = createMortality();
    world.reportUnlessDead(mortality, new Error('a bug'));
    expectOne(world.violations.splice(0), 'no fault of the program itself', 'a bug');
  });

  it('a row of the audit trail that was changed, on a device and at the server', async () => {
    const check = 'the audit chain is intact';
    const { workstation } = first();
    await world.during(workstation.close());
    const file = openSqliteFile({ path: workstation.path, key: fileKey });
    file.database.exec(
      `DROP TRIGGER device_audit_is_not_changed; UPDATE device_audit SET actor_id = 'x' WHERE n = 2`,
    );
    file.close();
    await world.time.hold(workstation.start());
    expectOne(checkDeviceChains(world, rows), check, 'row 2 changed');
    const accused = { ...rows, audited: [{ action: 'device.chain-broken', subject: 'a device' }] };
    expectSome(checkDeviceChains(world, accused), check, 'the server flagged device a device');
    expect(await checkAudit(world)).toEqual([]);
    await asOwner(world.shared.store, async (owner) => {
      await sql`set session_replication_role = replica`.execute(owner);
      await sql`update audit set subject = 'x' where tenant_id = ${world.tenantId} and n = 3`.execute(owner);
      await sql`set session_replication_role = origin`.execute(owner);
    });
    expectOne(await checkAudit(world), check, 'row 3 changed');
  });
});

function expectSome(found: readonly Violation[], check: CheckName, detail: string): void {
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map((violation) => violation.check))).toEqual(new Set([check]));
  expect(found.some((violation) => violation.detail.includes(detail))).toBe(true);
}

function expectOne(found: readonly Violation[], check: CheckName, detail: string): void {
  expect(found).toEqual([{ check, detail: expect.stringContaining(detail) }]);
}
