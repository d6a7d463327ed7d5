import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import { noteCommand } from '../../test/fixtures/server/test-commands.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { verifyAudit } from '../store/verify-audit.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

/** The end of a chain; chains that were written differently have another letter. */
const head = (n: number, letter = 'a') => ({ n, hash: letter.repeat(64) });

describe.each(stores)('the audit chain of a device at the server, on $name', ({ store }) => {
  let tenant: TestTenant;
  let amelie: TestSession;
  beforeEach(async () => {
    tenant = await openTestTenant(store);
    amelie = await tenant.signIn('amelie');
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
  });

  const note = () => noteCommand(amelie, 'a1');
  const send = async (chain: ReturnType<typeof head>, commands: readonly unknown[] = [note()]) =>
    (await amelie.send(commands, chain)).map(({ outcome, problem }) => outcome?.status ?? problem);
  const flagged = () =>
    inTenant(store.db, tenant.tenantId, (trx) =>
      trx
        .selectFrom('audit')
        .select(['subject', 'actor_id', 'detail'])
        .where('tenant_id', '=', tenant.tenantId)
        .where('action', '=', 'device.chain-broken')
        .orderBy('n')
        .execute(),
    );
  const brokenAt = async () => {
    const { accessToken } = (await tenant.signIn('admin')).reply;
    const page = { after: null, limit: 10, userId: 'amelie' };
    const { body } = await tenant.post('/v1/admin/devices/list', page, accessToken);
    return (body as { devices: { chainBrokenAt: string | null }[] }).devices.map((one) => one.chainBrokenAt);
  };

  it('may grow and stay where it is, however often it is sent', async () => {
    for (const n of [1, 1, 2, 7, 7, 100]) expect(await send(head(n))).toEqual(['applied']);
    expect(await flagged()).toEqual([]);
    expect(await brokenAt()).toEqual([null]);
  });

  it.each([
    ['was rolled back', head(4, 'b')],
    ['lost everything', { n: 0, hash: '' }],
    ['was rewritten at its end', head(9, 'b')],
  ])('that %s is told of once, and its commands are judged', async (_what, broken) => {
    await send(head(9));
    const given = [note(), note()];
    for (let times = 0; times < 3; times += 1) {
      expect(await send(broken, given)).toEqual(['applied', 'applied']);
    }
    expect(await send(head(broken.n + 1, 'c'))).toEqual(['applied']);
    const detail = { n: broken.n, hash: broken.hash, knownN: 9, knownHash: head(9).hash };
    expect(await flagged()).toEqual([{ subject: amelie.deviceId, actor_id: 'amelie', detail }]);
    expect(await brokenAt()).toEqual([tenant.clock.now.toISOString()]);
    expect(await verifyAudit(store.db, tenant.tenantId)).toMatchObject({ intact: true });
  });

  it('is told of again when it goes back again, also where two copies of a file take turns', async () => {
    await send(head(9));
    await send(head(5));
    await send(head(4));
    expect(await flagged()).toHaveLength(2);
    await send(head(10, 'a'));
    await send(head(6, 'b'));
    expect(await flagged()).toHaveLength(3);
  });

  it('is not accused by a request that the network held back', async () => {
    const [first, second] = [note(), note()];
    const unreadable = { ...note(), id: 'no id' };
    await send(head(8), [first, second]);
    expect(await send(head(7), [first, unreadable])).toEqual(['applied', 'COMMAND_INVALID']);
    expect(await flagged()).toEqual([]);
    expect(await send(head(7), [first, note()])).toEqual(['applied', 'applied']);
    expect(await flagged()).toHaveLength(1);
  });

  it('is named to the device at its sign-ins and renewals, so that it can tell where its own differs', async () => {
    expect(amelie.reply.chain).toEqual({ n: 0, hash: '' });
    await send(head(9));
    const renewed = (await tenant.refresh(amelie.reply.refreshToken, amelie.device)).body;
    expect(renewed).toMatchObject({ chain: head(9) });
    amelie = await tenant.signIn('amelie', amelie.device);
    expect(amelie.reply.chain).toEqual(head(9));
    expect((await tenant.signIn('amelie')).reply.chain).toEqual({ n: 0, hash: '' });
    // The device had grown past row 9 after it was rolled back, and says what it has there.
    await send(head(9, 'b'));
    expect(await flagged()).toHaveLength(1);
    await send(head(14, 'b'));
    expect(await flagged()).toHaveLength(1);
  });

  it('is compared with that device alone', async () => {
    await send(head(9));
    const other = await tenant.signIn('amelie');
    await other.send([noteCommand(other, 'a1')], head(1, 'b'));
    expect(await flagged()).toEqual([]);
  });

  it('has to come with the commands, in its form', async () => {
    const body = { deviceId: amelie.deviceId, commands: [note()] };
    for (const chain of [undefined, null, { n: 1, hash: 'x' }, { n: -1, hash: '' }, randomUUID()]) {
      const reply = await tenant.post('/v1/sync/commands', { ...body, chain }, amelie.reply.accessToken);
      expect(reply.status).toBe(400);
    }
  });
});
