import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxFileBytes } from '../../src-shared/domain/file-reference.ts';
import { askedRange, contentRange, maxPieceBytes } from '../../src-shared/protocol/file-api.ts';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type Person, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { inScope, inTenant } from '../store/tenant-transaction.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const png = (size: number) =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(size - 8)]);

describe.each(stores)('files on $name', ({ store }) => {
  let tenant: TestTenant;
  let other: TestTenant;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    tenant = await openTestTenant(store);
    other = await openTestTenant(store);
    for (const one of [tenant, other]) {
      await one.write([
        { collection: 'accounts', document: buildAccount('of-amelie', 'amelie') },
        { collection: 'accounts', document: buildAccount('of-tomasz', 'tomasz') },
      ]);
    }
  });

  const tokenOf = async (person: Person, of = tenant) => {
    const name = `${of.tenantId}/${person}`;
    const token = tokens.get(name) ?? (await of.signIn(person)).reply.accessToken;
    tokens.set(name, token);
    return token;
  };
  type Sending = {
    readonly sha256: string;
    readonly range: string;
    readonly content?: Uint8Array;
    readonly accountId?: string;
    readonly mediaType?: string;
    readonly person?: Person;
    readonly of?: TestTenant;
  };
  const put = async ({ sha256, range, content, person = 'amelie', of = tenant, ...query }: Sending) => {
    const { accountId = 'of-amelie', mediaType = 'image/png' } = query;
    const reply = await of.app.inject({
      method: 'PUT',
      url: `/v1/files/${sha256}?${new URLSearchParams({ accountId, mediaType })}`,
      headers: {
        'x-duebook-protocol': '1',
        authorization: `Bearer ${await tokenOf(person, of)}`,
        'content-range': range,
        'content-type': 'application/octet-stream',
      },
      payload: Buffer.from(content ?? []),
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  const pieceOf = (content: Uint8Array, start: number, end: number) => ({
    sha256: hashOf(content),
    range: contentRange(start, end, content.length),
    content: content.subarray(start, end),
  });
  const get = async (sha256: string, from = 0, person: Person = 'amelie', of = tenant) => {
    const reply = await of.app.inject({
      url: `/v1/files/${sha256}?${new URLSearchParams({ accountId: 'of-amelie', from: String(from) })}`,
      headers: { 'x-duebook-protocol': '1', authorization: `Bearer ${await tokenOf(person, of)}` },
    });
    const range = reply.headers['content-range'];
    return { status: reply.statusCode, content: reply.rawPayload, range };
  };
  const uploaded = async (content: Uint8Array) => {
    const reply = await put(pieceOf(content, 0, content.length));
    expect(reply).toEqual({ status: 200, body: { receivedBytes: content.length, isWhole: true } });
    return hashOf(content);
  };

  it('takes a file in pieces, says where it stands, and gives it back byte for byte', async () => {
    const content = png(maxPieceBytes + 5000);
    const sha256 = hashOf(content);
    const ask = { sha256, range: askedRange(content.length) };
    expect((await put(ask)).body).toEqual({ receivedBytes: 0, isWhole: false });
    const first = pieceOf(content, 0, maxPieceBytes);
    expect((await put(first)).body).toEqual({ receivedBytes: maxPieceBytes, isWhole: false });
    expect((await get(sha256)).status).toBe(404);
    // The answer was lost: the same piece again changes nothing, and one with a gap before it neither.
    expect((await put(first)).body).toEqual({ receivedBytes: maxPieceBytes, isWhole: false });
    const gap = pieceOf(content, maxPieceBytes + 100, content.length);
    expect((await put(gap)).body).toEqual({ receivedBytes: maxPieceBytes, isWhole: false });
    expect((await put(pieceOf(content, maxPieceBytes, content.length))).body).toEqual({
      receivedBytes: content.length,
      isWhole: true,
    });
    expect((await put(ask)).body).toEqual({ receivedBytes: content.length, isWhole: true });
    const one = await get(sha256);
    const two = await get(sha256, maxPieceBytes);
    expect(one.range).toBe(contentRange(0, maxPieceBytes, content.length));
    expect(Buffer.concat([one.content, two.content]).equals(content)).toBe(true);
  });

  it('forgets everything of a file whose content is not what its hash says', async () => {
    const content = png(3000);
    const sha256 = hashOf(png(3000));
    const wrong = { ...pieceOf(content, 0, 3000), sha256 };
    expect(await put(wrong)).toMatchObject({ status: 422, body: { code: 'FILE_DAMAGED' } });
    expect((await put({ sha256, range: askedRange(3000) })).body).toEqual({
      receivedBytes: 0,
      isWhole: false,
    });
    const left = await inTenant(store.db, tenant.tenantId, (trx) =>
      sql`select 1 from file_piece where sha256 = ${sha256}`.execute(trx),
    );
    expect(left.rows).toEqual([]);
  });

  it.each([
    ['a page with scripts', 'text/html', '<script>alert(1)</script>'],
    ['a drawing with scripts', 'image/svg+xml', '<svg onload="alert(1)"/>'],
    ['a program', 'application/x-msdownload', 'MZ program'],
    ['a drawing that calls itself a picture', 'image/png', '<svg onload="alert(1)"/>'],
  ])('takes no %s', async (_what, mediaType, text) => {
    const content = Buffer.from(text);
    const reply = await put({ ...pieceOf(content, 0, content.length), mediaType });
    expect(reply).toMatchObject({ status: 422, body: { code: 'FILE_TYPE_NOT_ALLOWED' } });
    expect((await get(hashOf(content))).status).toBe(404);
  });

  it('takes no file that is too large, and no piece that is none', async () => {
    const content = png(100);
    const sha256 = hashOf(content);
    const tooLarge = contentRange(0, 100, maxFileBytes + 1);
    expect(await put({ sha256, range: tooLarge, content })).toMatchObject({
      status: 413,
      body: { code: 'FILE_TOO_LARGE' },
    });
    const ranges = ['', 'bytes 0-98/100', 'bytes 50-10/100', 'bytes 0-99/50', 'bytes */0', 'bytes 0-99/x'];
    for (const range of ranges) {
      expect([range, (await put({ sha256, range, content })).status]).toEqual([range, 400]);
    }
    expect((await put({ sha256: 'x', range: contentRange(0, 100, 100), content })).status).toBe(400);
    const piece = png(maxPieceBytes + 1);
    expect((await put(pieceOf(piece, 0, piece.length))).status).toBe(413);
  });

  it('gives a file to whoever sees its account, and to nobody else', async () => {
    const sha256 = await uploaded(png(500));
    for (const person of ['amelie', 'ruth', 'admin'] as const) {
      expect([person, (await get(sha256, 0, person)).status]).toEqual([person, 200]);
    }
    expect((await get(sha256, 0, 'tomasz')).status).toBe(404);
    expect((await get(sha256, 0, 'admin', other)).status).toBe(404);
  });

  it('hands nothing in for an account that the sender does not see', async () => {
    const content = png(500);
    const piece = pieceOf(content, 0, 500);
    const denied = { status: 404, body: { code: 'ACCOUNT_NOT_FOUND' } };
    expect(await put({ ...piece, accountId: 'of-tomasz' })).toMatchObject(denied);
    expect(await put({ ...piece, accountId: 'nowhere' })).toMatchObject(denied);
    expect(await put({ ...piece, person: 'tomasz' })).toMatchObject(denied);
  });

  it('knows a file of another account by nothing but its bytes', async () => {
    const content = png(700);
    const sha256 = await uploaded(content);
    const asked = { sha256, range: askedRange(700), person: 'tomasz', accountId: 'of-tomasz' } as const;
    expect((await put(asked)).body).toEqual({ receivedBytes: 0, isWhole: false });
  });

  it('asks for a session before it reads a body', async () => {
    const reply = await tenant.app.inject({
      method: 'PUT',
      url: `/v1/files/${hashOf(png(10))}?accountId=of-amelie&mediaType=image/png`,
      headers: { 'x-duebook-protocol': '1', 'content-type': 'application/octet-stream' },
      payload: png(100),
    });
    expect(reply.statusCode).toBe(401);
  });

  it('lets the database refuse what the code would not', async () => {
    await uploaded(png(300));
    const scope = { tenantId: tenant.tenantId, userId: 'tomasz', role: 'collector', deviceId: 'd' } as const;
    const rows = await inScope(store.db, scope, async (trx) => {
      const files = await sql`select 1 from file where account_id = 'of-amelie'`.execute(trx);
      const pieces = await sql`select 1 from file_piece where account_id = 'of-amelie'`.execute(trx);
      return [...files.rows, ...pieces.rows];
    });
    expect(rows).toEqual([]);
    const forged = inScope(store.db, scope, (trx) =>
      sql`insert into file_piece (tenant_id, account_id, sha256, start_byte, content)
        values (${tenant.tenantId}, 'of-amelie', ${'a'.repeat(64)}, 0, 'x')`.execute(trx),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });
});
