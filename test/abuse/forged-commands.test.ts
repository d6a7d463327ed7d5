import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disputeInput, noteInput, promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import type { CommandsReply, PullReply } from '../../src-shared/protocol/sync-api.ts';
import { openTestStores } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, openAbuseServer } from './fixtures/abuse-server.ts';
import { batch, buildCommand, unbrokenChain } from './fixtures/commands.ts';
import { type Device, signInBody, signInDevice } from './fixtures/device.ts';
import { expectRefusal } from './fixtures/replies.ts';
import { type Objects, openWorld, type World } from './fixtures/world.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

type Result = CommandsReply['results'][number];

describe.each(stores)('forged commands on $name', ({ store }) => {
  let server: AbuseServer;
  let world: World;
  let amelie: Device;
  let own: Objects;

  beforeAll(async () => {
    server = await openAbuseServer(store);
    world = await openWorld(server);
    ({ amelie } = world.devices);
    own = world.own.amelie;
  });
  afterAll(() => server.app.close());

  async function send(device: Device, ...commands: readonly unknown[]): Promise<readonly Result[]> {
    const answer = await device.post('/v1/sync/commands', batch(device, ...commands));
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
    return (JSON.parse(answer.text) as CommandsReply).results;
  }
  async function sendText(device: Device, command: string): Promise<Result | undefined> {
    const text = `{"deviceId":"${device.id}","chain":${JSON.stringify(unbrokenChain)},"commands":[${command}]}`;
    const answer = await device.post('/v1/sync/commands', text);
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
    return (JSON.parse(answer.text) as CommandsReply).results[0];
  }
  async function pull(device: Device, collection: string): Promise<PullReply['documents']> {
    const answer = await device.post('/v1/sync/pull', { collection, checkpoint: null, limit: 5000 });
    return (JSON.parse(answer.text) as PullReply).documents;
  }
  const verdictOf = (result: Result | undefined): string =>
    result?.problem ?? result?.outcome?.failures[0]?.code ?? result?.outcome?.status ?? 'none';
  const promise = (amount: unknown) =>
    buildCommand(amelie, own.accountId, {
      name: 'promise.record',
      input: promiseInput(own.invoiceId, amount),
    });
  const dispute = (amount: unknown) =>
    buildCommand(amelie, own.accountId, { name: 'dispute.open', input: disputeInput(own.invoiceId, amount) });

  it.each([
    '-1',
    '-0',
    '0',
    '0.5',
    '1e308',
    '1e999',
    '-1e999',
    '9007199254740993',
    '1e15',
    '"100"',
    'null',
    '[1]',
    'true',
  ])('M1: write no amount of %s', async (amount) => {
    const before = JSON.stringify([await pull(amelie, 'promises'), await pull(amelie, 'disputes')]);
    for (const build of [promise, dispute]) {
      const text = JSON.stringify(build('<amount>')).replace('"<amount>"', amount);
      expect(verdictOf(await sendText(amelie, text))).toMatch(/^(COMMAND_INVALID|AMOUNT_NOT_POSITIVE)$/);
    }
    expect(JSON.stringify([await pull(amelie, 'promises'), await pull(amelie, 'disputes')])).toBe(before);
  });

  it.each([
    ['of the year 0001', { at: '0001-01-01T00:00:00.000Z' }, 'COMMAND_INVALID'],
    ['of the year 9999', { at: '9999-12-31T23:59:59.999Z' }, 'COMMAND_INVALID'],
    ['beyond what a clock holds', { at: '+275760-09-13T00:00:00.001Z' }, 'COMMAND_INVALID'],
    ['without a zone', { at: '2026-03-31T09:00:00' }, 'COMMAND_INVALID'],
    ['as a number', { at: 1_774_947_600_000 }, 'COMMAND_INVALID'],
    ['on a day that does not exist', { today: '2026-02-30' }, 'COMMAND_INVALID'],
    [
      'of the last day that there is',
      { at: '2199-12-31T23:59:59.999Z', today: '2199-12-31' },
      'DEVICE_DATE_WRONG',
    ],
    ['of a day that the device time contradicts', { today: '2020-01-01' }, 'DEVICE_DATE_WRONG'],
    ['two days ahead', { at: '2026-04-02T09:00:00.000Z', today: '2026-04-02' }, 'DEVICE_DATE_WRONG'],
  ])('M4: do not act at a time %s', async (_when, change, code) => {
    expect((await send(amelie, buildCommand(amelie, own.accountId, change))).map(verdictOf)).toEqual([code]);
  });

  it('act with the role and in the tenant of the session, whatever else they say', async () => {
    const claims = {
      role: 'administrator',
      tenantId: world.awayId,
      tenant_id: world.awayId,
      scope: '*',
      seq: 1,
    };
    const actor = { actor: { userId: 'admin', role: 'administrator' } };
    const foreign = buildCommand(amelie, world.away.accountId, { ...claims, ...actor });
    const mine = buildCommand(amelie, own.accountId, { ...claims, ...actor });
    expect((await send(amelie, foreign, mine)).map(verdictOf)).toEqual(['ACCOUNT_NOT_FOUND', 'applied']);
    const asked = { collection: 'accounts', checkpoint: null, limit: 100, ...claims, userId: 'admin' };
    const answer = await amelie.post('/v1/sync/pull', asked);
    const ids = (JSON.parse(answer.text) as PullReply).documents.map((document) => document.id);
    expect(ids).toEqual([own.accountId]);
  });

  it('write who gave them as the session has it, not as they claim', async () => {
    const input = noteInput({ by: { userId: 'admin', name: 'Name of admin' } });
    const [result] = await send(amelie, buildCommand(amelie, own.accountId, { input }));
    expect(verdictOf(result)).toBe('applied');
    const written = (await pull(amelie, 'activities')).find((one) => one.id === input.activityId);
    expect(JSON.stringify(written)).not.toContain('admin');
  });

  it('gain nothing by the id of another command: of the same device, of another, of another user or tenant', async () => {
    const command = buildCommand(amelie, own.accountId);
    const [first] = await send(amelie, command);
    const changed = { ...command, input: noteInput({ note: 'something else' }) };
    expect((await send(amelie, changed)).map(verdictOf)).toEqual(['COMMAND_TAMPERED']);
    const second = await signInDevice(server, { userName: world.userName('am_lie') });
    const elsewhere = { ...command, deviceId: second.id };
    expect((await send(second, elsewhere)).map(verdictOf)).toEqual(['COMMAND_TAMPERED']);
    const { tomasz } = world.devices;
    const probe = buildCommand(tomasz, world.colleague.accountId, { id: command.id });
    const [probed] = await send(tomasz, probe);
    expect(probed).toEqual({ id: command.id, outcome: null, problem: 'COMMAND_INVALID' });
    expect((await send(amelie, command))[0]).toEqual(first);
    const twin = buildCommand(amelie, own.accountId);
    const both = await send(amelie, twin, { ...twin, input: noteInput() });
    expect(both.map(verdictOf)).toEqual(['applied', 'COMMAND_TAMPERED']);
  });

  it('gain nothing by the id of a document: of another collector it is refused, of another tenant it is free', async () => {
    const { tomasz } = world.devices;
    const taken = noteInput();
    const given = buildCommand(tomasz, world.colleague.accountId, { input: taken });
    expect((await send(tomasz, given)).map(verdictOf)).toEqual(['applied']);
    const before = JSON.stringify(await pull(tomasz, 'activities'));
    const same = buildCommand(amelie, own.accountId, {
      input: { ...noteInput(), activityId: taken.activityId },
    });
    const [refused] = await send(amelie, same);
    expect(refused?.outcome?.failures).toEqual([{ code: 'COMMAND_INVALID', params: { field: 'id' } }]);
    expect(JSON.stringify(await pull(tomasz, 'activities'))).toBe(before);
    const promiseId = world.away.promiseId;
    const input = { ...promiseInput(own.invoiceId), promiseId };
    const [free] = await send(amelie, buildCommand(amelie, own.accountId, { name: 'promise.record', input }));
    expect(verdictOf(free)).toBe('applied');
  });

  it('of an own device in the batch of another are refused and stay free for it', async () => {
    const second = await signInDevice(server, { userName: world.userName('am_lie') });
    const command = buildCommand(second, own.accountId);
    expect((await send(amelie, command)).map(verdictOf)).toEqual(['FORBIDDEN']);
    expect((await send(second, command)).map(verdictOf)).toEqual(['applied']);
  });

  it('leave outcomes that their own device and user alone can read, on a shared device as well', async () => {
    const second = await signInDevice(server, { userName: world.userName('am_lie') });
    const command = buildCommand(second, own.accountId);
    await send(second, command);
    const sees = async (device: typeof second): Promise<boolean> =>
      (await pull(device, 'outcomes')).some((document) => document.id === command.id);
    expect(await sees(second)).toBe(true);
    const { ruth, admin } = world.devices;
    for (const other of [amelie, ruth, admin]) expect(await sees(other)).toBe(false);
    // Whoever signs in next on the device ends the session before.
    const shared = { deviceId: second.id, keys: second.keys };
    expect(await sees(await signInDevice(server, { userName: world.userName('felix'), ...shared }))).toBe(
      false,
    );
  });

  it.each(['-1', '-0.5', '1e308', '2147483648', '9007199254740993', '999999999', '"1"', 'null'])(
    'R2: lease no receipt numbers after %s',
    async (lastNumber) => {
      const answer = await amelie.post('/v1/sync/receipt-block', `{"lastNumber":${lastNumber}}`);
      expect(expectRefusal(answer, lastNumber)).toBe('COMMAND_INVALID');
    },
  );

  it('R2: lease numbers of the own device alone, the same for the same question', async () => {
    const second = await signInDevice(server, { userName: world.userName('am_lie') });
    const ask = async (device: Device, lastNumber: number) =>
      JSON.parse((await device.post('/v1/sync/receipt-block', { lastNumber, deviceId: amelie.id })).text);
    const first = await ask(amelie, 0);
    const all = await Promise.all(Array.from({ length: 6 }, () => ask(second, 0)));
    expect(new Set(all.map((block) => JSON.stringify(block))).size).toBe(1);
    expect(all[0].prefix).not.toBe(first.prefix);
    expect(await ask(second, first.to)).toMatchObject({ prefix: all[0].prefix });
  });

  it('are judged in the scope of their own sender, however many others are judged at the same moment', async () => {
    const { tomasz, felix, ruth } = world.devices;
    const targets = [own, world.own.felix, world.colleague, world.away];
    const reach = new Map([
      [amelie, [true, false, false, false]],
      [felix, [false, true, false, false]],
      [tomasz, [false, false, true, false]],
      [ruth, [true, true, false, false]],
    ]);
    const senders = [...reach.keys()].flatMap((device) => Array.from({ length: 6 }, () => device));
    const verdicts = await Promise.all(
      senders.map(async (device) => {
        const commands = targets.map(({ accountId }) => buildCommand(device, accountId));
        return (await send(device, ...commands)).map(verdictOf);
      }),
    );
    expect(verdicts).toEqual(
      senders.map((device) => reach.get(device)?.map((isSeen) => (isSeen ? 'applied' : 'ACCOUNT_NOT_FOUND'))),
    );
  });

  it('come in batches of a thousand at most, in lists alone', async () => {
    const many = Array.from({ length: 1001 }, () => 5);
    for (const commands of [many, [], {}, null, 'x', { length: 1 }]) {
      const answer = await amelie.post('/v1/sync/commands', {
        deviceId: amelie.id,
        chain: unbrokenChain,
        commands,
      });
      expect(expectRefusal(answer, String(commands).slice(0, 20))).toBe('COMMAND_INVALID');
    }
  });

  it('cannot be handed in as a session that names a user or tenant of its own', async () => {
    const claims = {
      tenantId: world.awayId,
      userId: 'admin',
      role: 'administrator',
      sessionId: randomUUID(),
    };
    const body = { ...signInBody({ userName: world.userName('felix') }), ...claims };
    const answer = await server.call('POST', '/v1/session', body);
    expect(JSON.parse(answer.text).actor).toMatchObject({ userId: 'felix', role: 'field-agent' });
    expect(JSON.parse(answer.text).organisation.id).toBe(world.homeId);
  });
});
