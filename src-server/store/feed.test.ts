import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { noteCommand } from '../../test/fixtures/server/test-commands.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { inTenant } from './tenant-transaction.ts';
import { writeFeed } from './write-feed.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

async function pullAll(session: TestSession, collection: string, limit: number) {
  const seqs: number[] = [];
  let checkpoint: unknown = null;
  for (;;) {
    const page = await session.pull(collection, checkpoint, limit);
    seqs.push(...page.documents.map((document) => document.seq));
    ({ checkpoint } = page);
    if (page.upToDate) return { seqs, checkpoint };
  }
}

describe.each(stores)('the feed on $name', ({ store }) => {
  let tenant: TestTenant;
  let amelie: TestSession;

  beforeEach(async () => {
    tenant = await openTestTenant(store);
    amelie = await tenant.signIn('amelie');
    await tenant.write([
      { collection: 'accounts', document: buildAccount('a1', 'amelie') },
      { collection: 'accounts', document: buildAccount('t1', 'tomasz') },
      ...Array.from({ length: 25 }, (_, n) => ({
        collection: 'invoices' as const,
        document: buildInvoice(`i${n}`, n % 2 === 0 ? 'a1' : 't1'),
      })),
    ]);
  });

  it('pages in order of position and ends at the newest change', async () => {
    const { seqs } = await pullAll(amelie, 'invoices', 4);
    expect(seqs).toHaveLength(13);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it('returns only what is new after a checkpoint, replaced documents with their new position', async () => {
    const { checkpoint } = await pullAll(amelie, 'invoices', 100);
    await tenant.write([{ collection: 'invoices', document: buildInvoice('i2', 'a1', { amountMinor: 5 }) }]);
    const next = await amelie.pull('invoices', checkpoint);
    expect(next.documents).toEqual([expect.objectContaining({ id: 'i2', amountMinor: 5, _deleted: false })]);
    expect((await amelie.pull('invoices', next.checkpoint)).documents).toEqual([]);
  });

  it('starts over for a checkpoint of another incarnation or scope version', async () => {
    const { checkpoint } = await amelie.pull('invoices');
    const otherStore = await amelie.pull('invoices', { ...checkpoint, incarnation: 'before-the-restore' });
    const otherScope = await amelie.pull('invoices', { ...checkpoint, scopeVersion: 77 });
    const future = await amelie.pull('invoices', { ...checkpoint, seq: 999_999 });
    const counts = [otherStore, otherScope, future].map((page) => page.documents.length);
    expect(counts).toEqual([13, 13, 13]);
  });

  it('shows a collector the own accounts, a manager those of the team, an administrator all', async () => {
    const elsewhere = { ...buildAccount('elsewhere', 'amelie'), territory: 'South' };
    await tenant.write([{ collection: 'accounts', document: elsewhere }]);
    const counts: number[] = [];
    for (const person of ['amelie', 'tomasz', 'ruth', 'admin'] as const) {
      const session = await tenant.signIn(person);
      counts.push((await session.pull('accounts')).documents.length);
      counts.push((await session.pull('invoices')).documents.length);
    }
    expect(counts).toEqual([2, 13, 1, 12, 2, 25, 3, 25]);
  });

  it('shows no other tenant', async () => {
    const other = await openTestTenant(store);
    const admin = await other.signIn('admin');
    expect((await admin.pull('accounts')).documents).toEqual([]);
  });

  it('shows outcomes to the device that sent the commands and to nobody else', async () => {
    const sender = await tenant.signIn('amelie');
    await sender.send([noteCommand(sender, 'a1')]);
    const sameUser = await tenant.signIn('amelie');
    const admin = await tenant.signIn('admin');
    expect((await sender.pull('outcomes')).documents).toHaveLength(1);
    const sameDevice = await tenant.signIn('tomasz', sender.device);
    for (const other of [sameUser, admin, sameDevice]) {
      expect((await other.pull('outcomes')).documents).toEqual([]);
    }
  });

  it('sends tombstones without content to who loses an account, and everything to who gains it', async () => {
    const tomasz = await tenant.signIn('tomasz');
    const before = { amelie: await amelie.pull('invoices'), tomasz: await tomasz.pull('invoices') };
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'tomasz') }]);
    const lost = await amelie.pull('invoices', before.amelie.checkpoint);
    expect(lost.documents).toHaveLength(13);
    for (const document of lost.documents) {
      expect(Object.keys(document).sort()).toEqual(['_deleted', 'accountId', 'id', 'seq']);
      expect(document._deleted).toBe(true);
    }
    expect((await amelie.pull('accounts')).documents).toEqual([
      expect.objectContaining({ id: 'a1', _deleted: true }),
    ]);
    const gained = await tomasz.pull('invoices', before.tomasz.checkpoint);
    expect(gained.documents.map((document) => document._deleted)).toEqual(
      Array.from({ length: 13 }, () => false),
    );
    expect(gained.checkpoint.scopeVersion).toBe(before.tomasz.checkpoint.scopeVersion);
  });

  it('gives an account back without its tombstones', async () => {
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'tomasz') }]);
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
    const { documents } = await amelie.pull('invoices');
    expect(documents.map((document) => document._deleted)).toEqual(Array.from({ length: 13 }, () => false));
  });

  it('pages tombstones one by one', async () => {
    const { checkpoint } = await amelie.pull('invoices');
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'tomasz') }]);
    const first = await amelie.pull('invoices', checkpoint, 5);
    const second = await amelie.pull('invoices', first.checkpoint, 100);
    expect([first.documents.length, second.documents.length]).toEqual([5, 8]);
  });

  it('hands out positions without gaps and never shows a later one before an earlier', async () => {
    const { checkpoint } = await amelie.pull('invoices');
    const from = checkpoint.seq;
    let done = false;
    const writers = Promise.all(
      Array.from({ length: 12 }, (_, writer) =>
        inTenant(store.db, tenant.tenantId, async (trx) => {
          const documents = [1, 2, 3].map((n) => buildInvoice(`w${writer}-${n}`, 'a1'));
          const writes = documents.map((document) => ({ collection: 'invoices' as const, document }));
          await writeFeed(trx, { tenantId: tenant.tenantId, userId: 'test' }, writes);
        }),
      ),
    ).then(() => {
      done = true;
    });
    const seen: number[] = [];
    let at = checkpoint;
    while (!done || seen.length < 36) {
      const page = await amelie.pull('invoices', at, 7);
      seen.push(...page.documents.map((document) => document.seq));
      at = page.checkpoint;
    }
    await writers;
    expect(seen).toEqual(Array.from({ length: 36 }, (_, n) => from + 1 + n));
  });

  it('keeps an account with a manager whose team it stays in, whatever pages the moves fall on', async () => {
    const ruth = await tenant.signIn('ruth');
    const { checkpoint } = await ruth.pull('invoices');
    for (const collector of ['tomasz', 'amelie', 'tomasz']) {
      await tenant.write([{ collection: 'accounts', document: buildAccount('a1', collector) }]);
    }
    for (const limit of [1, 2, 5, 7, 1000]) {
      const held = new Map<string, boolean>();
      for (let at: unknown = checkpoint; ; ) {
        const page = await ruth.pull('invoices', at, limit);
        for (const document of page.documents) held.set(document.id, !document._deleted);
        expect(new Set(page.documents.map((document) => document.id)).size).toBe(page.documents.length);
        at = page.checkpoint;
        if (page.upToDate) break;
      }
      expect([...held.values()]).toEqual(Array.from({ length: 13 }, () => true));
    }
  });

  it('moves an account along when only its territory changes: the manager of the former team loses it', async () => {
    const ruth = await tenant.signIn('ruth');
    const before = { ruth: await ruth.pull('invoices'), amelie: await amelie.pull('invoices') };
    const moved = { ...buildAccount('a1', 'amelie'), territory: 'South' };
    await tenant.write([{ collection: 'accounts', document: moved }]);
    const lost = await ruth.pull('invoices', before.ruth.checkpoint);
    expect(lost.documents.map((document) => document._deleted)).toEqual(
      Array.from({ length: 13 }, () => true),
    );
    const kept = await amelie.pull('invoices', before.amelie.checkpoint);
    expect(kept.documents.map((document) => document._deleted)).toEqual(
      Array.from({ length: 13 }, () => false),
    );
  });

  it('compresses a large page', async () => {
    const reply = await tenant.app.inject({
      method: 'POST',
      url: '/v1/sync/pull',
      headers: {
        'x-duebook-protocol': '1',
        authorization: `Bearer ${amelie.reply.accessToken}`,
        'accept-encoding': 'gzip',
      },
      payload: { collection: 'invoices', checkpoint: null, limit: 1000 },
    });
    expect(reply.headers['content-encoding']).toBe('gzip');
  });
});
