import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { accountParts } from '../../src-shared/domain/account/account-aggregate.ts';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import { noteCommand } from '../../test/fixtures/server/test-commands.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import type { FeedWrite } from '../store/document-rows.ts';
import { documentSamples } from '../store/document-samples.fixture.ts';
import { misplacedDocuments } from '../store/misplaced.fixture.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { verifyAudit } from '../store/verify-audit.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const ofAmelie = { collectorId: 'amelie', territory: 'North' };
const ofTomasz = { collectorId: 'tomasz', territory: 'North' };

describe.each(stores)('an account that is reassigned on $name', ({ store }) => {
  let tenant: TestTenant;
  let amelie: TestSession;
  let tomasz: TestSession;
  let ruth: TestSession;
  let admin: TestSession;

  beforeEach(async () => {
    tenant = await openTestTenant(store);
    const writes = Object.entries(documentSamples).map(
      ([collection, document]) => ({ collection, document }) as FeedWrite,
    );
    const others = [buildAccount('a2', 'amelie'), buildAccount('t1', 'tomasz')];
    await tenant.write([
      ...writes,
      ...others.map((document) => ({ collection: 'accounts' as const, document })),
    ]);
    [amelie, tomasz] = [await tenant.signIn('amelie'), await tenant.signIn('tomasz')];
    [ruth, admin] = [await tenant.signIn('ruth'), await tenant.signIn('admin')];
  });

  const reassign = (session: TestSession, to: object, change: object = {}, from: object = ofAmelie) => ({
    ...noteCommand(session, 'a'),
    ...{ name: 'account.reassign', input: { activityId: randomUUID(), from, to, reason: 'Leave' } },
    ...change,
  });
  const codesOf = async (session: TestSession, ...commands: object[]) =>
    (await session.send(commands)).map(
      ({ outcome, problem }) => problem ?? outcome?.failures[0]?.code ?? outcome?.status,
    );
  const idsOf = async (session: TestSession, collection: string, checkpoint?: unknown) => {
    const { documents } = await session.pull(collection, checkpoint);
    return documents.filter(({ accountId }) => accountId === 'a').map(({ id, _deleted }) => [id, _deleted]);
  };

  it('leaves its collector and comes to the other with everything that belongs to it', async () => {
    const before = new Map<string, unknown>();
    for (const part of accountParts) before.set(part, (await amelie.pull(part)).checkpoint);
    expect(await codesOf(ruth, reassign(ruth, ofTomasz))).toEqual(['applied']);
    expect(await misplacedDocuments(store, tenant.tenantId)).toEqual([]);
    for (const part of accountParts) {
      const { id } = documentSamples[part];
      expect(await idsOf(amelie, part, before.get(part))).toEqual([[id, true]]);
      expect(await idsOf(tomasz, part)).toContainEqual([id, false]);
      // Whoever sees both scopes ends with the document.
      expect(await idsOf(ruth, part, before.get(part))).toContainEqual([id, false]);
    }
    const { documents } = await tomasz.pull('accounts');
    expect(documents.find(({ id }) => id === 'a')).toMatchObject({ collectorId: 'tomasz', _deleted: false });
    expect(await codesOf(amelie, noteCommand(amelie, 'a'))).toEqual(['ACCOUNT_NOT_FOUND']);
    expect(await codesOf(tomasz, noteCommand(tomasz, 'a'))).toEqual(['applied']);
  });

  it('is named by the outcome at the position at which the new collector receives it', async () => {
    const [result] = await ruth.send([reassign(ruth, ofTomasz)]);
    const documents = result?.outcome?.documents ?? [];
    expect(documents.map(({ collection }) => collection).sort()).toEqual(['accounts', 'activities']);
    for (const { collection, id, seq } of documents) {
      const held = (await tomasz.pull(collection)).documents.find((one) => one.id === id);
      expect(held?.seq).toBe(seq);
    }
    const positions = await inTenant(store.db, tenant.tenantId, (trx) =>
      trx.selectFrom('tenant').select('feed_seq').where('id', '=', tenant.tenantId).executeTakeFirstOrThrow(),
    );
    expect(Number(positions.feed_seq)).toBe(result?.outcome?.seq);
    expect(await verifyAudit(store.db, tenant.tenantId)).toMatchObject({ intact: true });
  });

  it('has what commands before it in the same request wrote, and those after it meet who sees it then', async () => {
    const note = (session: TestSession) => noteCommand(session, 'a');
    const [first, last] = [note(ruth), note(ruth)];
    expect(await codesOf(ruth, first, reassign(ruth, ofTomasz), last)).toEqual([
      'applied',
      'applied',
      'applied',
    ]);
    const held = (await tomasz.pull('activities')).documents.map(({ id }) => id);
    expect(held).toEqual(expect.arrayContaining([first.input.activityId, last.input.activityId]));
    // Back again, by two commands at once: the second finds what the first left.
    const back = () => reassign(ruth, ofAmelie, {}, ofTomasz);
    expect(await codesOf(ruth, back(), back())).toEqual(['applied', 'CHANGED_MEANWHILE']);
    expect((await amelie.pull('activities')).documents.map(({ id }) => id)).toEqual(
      expect.arrayContaining(held),
    );
  });

  it('goes to no user that is unknown, inactive or no collector', async () => {
    const to = (collectorId: string) => ({ collectorId, territory: 'North' });
    expect(await codesOf(admin, reassign(admin, to('nobody')))).toEqual(['COLLECTOR_NOT_FOUND']);
    expect(await codesOf(admin, reassign(admin, to('ruth')))).toEqual(['COLLECTOR_NOT_FOUND']);
    const inactive = { id: 'tomasz', name: 'T', role: 'collector', active: false, territories: [] };
    await tenant.post('/v1/admin/users/update', inactive, admin.reply.accessToken);
    expect(await codesOf(admin, reassign(admin, ofTomasz))).toEqual(['COLLECTOR_NOT_FOUND']);
    expect(await idsOf(amelie, 'accounts')).toEqual([['a', false]]);
  });

  it('goes to no territory that does not exist; everything that is wrong is said at once', async () => {
    const atlantis = { collectorId: 'nobody', territory: 'Atlantis' };
    const [result] = await admin.send([reassign(admin, atlantis)]);
    expect(result?.outcome?.failures).toEqual([
      { code: 'COLLECTOR_NOT_FOUND', params: { collectorId: 'nobody' } },
      { code: 'TERRITORY_NOT_FOUND', params: { territory: 'Atlantis' } },
    ]);
    await tenant.post('/v1/admin/territories', { name: 'South' }, admin.reply.accessToken);
    expect(await codesOf(admin, reassign(admin, { ...ofAmelie, territory: 'South' }))).toEqual(['applied']);
    expect(await idsOf(amelie, 'invoices')).toEqual([['i', false]]);
    expect(await idsOf(ruth, 'invoices')).toEqual([['i', true]]);
  });

  it('is reassigned by a manager within the team, and by no collector', async () => {
    await tenant.post('/v1/admin/territories', { name: 'South' }, admin.reply.accessToken);
    expect(await codesOf(amelie, reassign(amelie, ofTomasz))).toEqual(['FORBIDDEN']);
    const away = { ...ofTomasz, territory: 'South' };
    expect(await codesOf(ruth, reassign(ruth, away))).toEqual(['TERRITORY_NOT_FOUND']);
    await codesOf(admin, reassign(admin, away));
    const back = reassign(ruth, ofAmelie, {}, away);
    expect(await codesOf(ruth, back)).toEqual(['ACCOUNT_NOT_FOUND']);
  });

  it('tells the streams of both collectors, and of everything', async () => {
    const hints: { scopes: readonly string[] | null; collections: readonly string[] }[] = [];
    await store.listen(
      'duebook_feed',
      (payload) => hints.push(JSON.parse(payload)),
      () => undefined,
    );
    await ruth.send([reassign(ruth, ofTomasz)]);
    await expect.poll(() => hints.length).toBeGreaterThan(0);
    const [hint] = hints.filter(({ collections }) => collections.includes('outcomes'));
    expect(hint?.scopes).toEqual(
      expect.arrayContaining(['collector/amelie/North', 'collector/tomasz/North']),
    );
    expect(hint?.collections).toEqual(expect.arrayContaining(['accounts', ...accountParts]));
  });
});
