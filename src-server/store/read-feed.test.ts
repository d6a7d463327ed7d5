import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CollectionName,
  collectionNames,
  collectionSchemas,
} from '../../src-shared/protocol/collections.ts';
import { type PullReply, pullReplySchema } from '../../src-shared/protocol/sync-api.ts';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import { noteCommand } from '../../test/fixtures/server/test-commands.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { documentSamples } from './document-samples.fixture.ts';
import { readFeed } from './read-feed.ts';
import type { FeedWrite } from './write-feed.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const collectionsOfAccounts = Object.keys(documentSamples) as (keyof typeof documentSamples)[];
const note = 'a "quoted" \\ line\nwith \u2028, 日本, 😀, \u0001 and ]}';

describe.each(stores)('the text of a page on $name', ({ store }) => {
  let tenant: TestTenant;
  let amelie: TestSession;

  beforeEach(async () => {
    tenant = await openTestTenant(store);
    amelie = await tenant.signIn('amelie');
    const samples = { ...documentSamples, activities: { ...documentSamples.activities, note } };
    await tenant.write(
      collectionsOfAccounts.map((collection) => {
        const document = collectionSchemas[collection].parse(samples[collection]);
        return { collection, document } as FeedWrite;
      }),
    );
    await amelie.send([noteCommand(amelie, 'a')]);
  });

  /** A page as it comes over the wire: the schema of the contract takes it, and takes nothing away from it. */
  async function read(
    session: TestSession,
    collection: CollectionName,
    checkpoint: unknown = null,
  ): Promise<PullReply> {
    const asked = { collection, checkpoint, limit: 100 };
    const { status, text } = await tenant.post('/v1/sync/pull', asked, session.reply.accessToken);
    expect(status).toBe(200);
    const page = pullReplySchema.parse(JSON.parse(text));
    expect(page).toEqual(JSON.parse(text));
    return page;
  }

  it.each(collectionNames)(
    'is what the contract says, and holds %s as they were written',
    async (collection) => {
      const { documents, upToDate } = await read(amelie, collection);
      expect(upToDate).toBe(true);
      expect(documents.length).toBeGreaterThan(0);
      for (const { _deleted, ...document } of documents) {
        expect(_deleted).toBe(false);
        expect(collectionSchemas[collection].parse(document)).toEqual(document);
      }
      if (collection === 'outcomes' || collection === 'reference') return;
      const sample = { ...documentSamples[collection], ...(collection === 'activities' ? { note } : {}) };
      const [written] = documents;
      expect(written).toEqual({ ...sample, seq: written?.seq, _deleted: false });
    },
  );

  it.each(collectionsOfAccounts)('is what the contract says of tombstones of %s', async (collection) => {
    const before = await read(amelie, collection);
    await tenant.write([{ collection: 'accounts', document: buildAccount('a', 'tomasz') }]);
    const { documents, checkpoint } = await read(amelie, collection, before.checkpoint);
    expect(documents).toEqual(
      before.documents.map(({ id, accountId }) => ({
        id,
        accountId,
        seq: expect.any(Number),
        _deleted: true,
      })),
    );
    expect(Math.max(...documents.map(({ seq }) => seq))).toBeLessThanOrEqual(checkpoint.seq);
  });

  it('is an empty page for whoever sees nothing', async () => {
    const tomasz = await tenant.signIn('tomasz');
    expect(await read(tomasz, 'invoices')).toMatchObject({ documents: [], upToDate: true });
  });

  it('ends where its documents are large, and the pages together hold everything once', async () => {
    const notes = Array.from({ length: 7 }, (_, n) => ({
      ...{ collection: 'activities' as const },
      document: collectionSchemas.activities.parse({
        ...documentSamples.activities,
        ...{ id: `n${n}`, note: 'é'.repeat(n === 2 ? 3000 : 1000) },
      }),
    }));
    await tenant.write(notes);
    const { userId, deviceId } = amelie;
    const scope = { tenantId: tenant.tenantId, userId, deviceId, role: 'collector' as const };
    const readAll = async (limit: number, maxBytes: number): Promise<string[][]> => {
      const pages: PullReply[] = [];
      do {
        const checkpoint = pages.at(-1)?.checkpoint ?? null;
        const asked = { collection: 'activities' as const, checkpoint, limit };
        const { json, documents } = await readFeed(store.db, scope, asked, maxBytes);
        const page = pullReplySchema.parse(JSON.parse(json));
        expect(page.documents).toHaveLength(documents);
        pages.push(page);
      } while (pages.at(-1)?.upToDate === false);
      return pages.map(({ documents }) => documents.map(({ id }) => id).filter((id) => /^n\d$/.test(id)));
    };
    expect((await readAll(1000, 1)).flat()).toEqual(notes.map(({ document }) => document.id));
    expect(await readAll(1000, 1)).toContainEqual(['n2']);
    const some = await readAll(1000, 6000);
    expect(some.flat()).toEqual(notes.map(({ document }) => document.id));
    expect(some.length).toBeGreaterThan(2);
    expect(some.every((page) => page.length <= 5)).toBe(true);
    expect(await readAll(2, 1_000_000)).toHaveLength(5);
    expect(await readAll(1000, 1_000_000)).toHaveLength(1);
  });

  it('tells that a workstation has seen positions which the store has not reached', async () => {
    const { userId, deviceId } = amelie;
    const scope = { tenantId: tenant.tenantId, userId, deviceId, role: 'collector' as const };
    const read = (checkpoint: PullReply['checkpoint'] | null) =>
      readFeed(store.db, scope, { collection: 'accounts', checkpoint, limit: 1000 });
    const first = await read(null);
    const { checkpoint } = pullReplySchema.parse(JSON.parse(first.json));
    expect([first.isSetBack, (await read(checkpoint)).isSetBack]).toEqual([false, false]);
    expect((await read({ ...checkpoint, seq: checkpoint.seq + 1 })).isSetBack).toBe(true);
    expect((await read({ ...checkpoint, incarnation: 'other', seq: checkpoint.seq + 1 })).isSetBack).toBe(
      false,
    );
  });

  it('is refused to a request that the contract does not take, like every other', async () => {
    const asked = { collection: 'accounts', checkpoint: null, limit: 1 };
    const wrong = [{ collection: 'users' }, { limit: 0 }, { limit: 5001 }, { checkpoint: 1 }];
    for (const request of [{}, ...wrong.map((one) => ({ ...asked, ...one }))]) {
      const { status, body } = await tenant.post('/v1/sync/pull', request, amelie.reply.accessToken);
      expect([status, (body as { code: string }).code]).toEqual([400, 'COMMAND_INVALID']);
    }
  });
});
