import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSealedFile, readSealedPiece } from '../../src-main/storage/sealed-outbox/read-sealed-file.ts';
import { writeSealedFile } from '../../src-main/storage/sealed-outbox/write-sealed-file.ts';
import { maxPieceBytes } from '../../src-shared/protocol/file-api.ts';
import {
  type SealedFile,
  sealedFileFactsSchema,
  sealedFileHeaderSchema,
} from '../../src-shared/protocol/sealed-file-api.ts';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe.each(stores)('a sealed file on $name', ({ store }) => {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-hand-in-file-'));
  let tenant: TestTenant;
  let lost: TestSession;
  let anew: TestSession;
  let stranger: TestSession;
  beforeAll(async () => {
    tenant = await openTestTenant(store);
    lost = await tenant.signIn('amelie');
    anew = await tenant.signIn('amelie');
    stranger = await tenant.signIn('tomasz');
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
    await tenant.write([{ collection: 'accounts', document: buildAccount('a2', 'tomasz') }]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A file as the lost device has sealed it. */
  function sealed(content: Buffer, change: { readonly accountId?: string; readonly sha256?: string } = {}) {
    const path = join(folder, randomUUID());
    const header = sealedFileHeaderSchema.parse({
      deviceId: lost.device.id,
      userId: 'amelie',
      commandId: randomUUID(),
      number: 0,
    });
    const facts = sealedFileFactsSchema.parse({
      accountId: 'a1',
      sha256: createHash('sha256').update(content).digest('hex'),
      mediaType: 'image/png',
      sizeBytes: content.length,
      ...change,
    });
    const piece = (start: number) => content.subarray(start, start + maxPieceBytes);
    writeSealedFile(path, lost.reply.lease.recoveryKey, { header, facts, piece });
    const known = readSealedFile(path);
    if (known === undefined) throw new Error('it cannot be read');
    return { known, piece: (index: number) => ({ index, content: readSealedPiece(path, index) ?? 'none' }) };
  }
  const png = (size: number) => Buffer.concat([signature, randomBytes(size - signature.length)]);
  const send = async (session: TestSession, file: SealedFile, piece: object | null) => {
    const answer = await tenant.post('/v1/sync/sealed-files', { ...file, piece }, session.reply.accessToken);
    return { status: answer.status, body: answer.body };
  };

  it('is taken piece by piece, from where the server stands, whoever asks how often', async () => {
    const { known, piece } = sealed(png(maxPieceBytes + 500));
    const nothing = { status: 200, body: { receivedBytes: 0, isWhole: false } };
    const first = { status: 200, body: { receivedBytes: maxPieceBytes, isWhole: false } };
    expect(await send(anew, known, null)).toEqual(nothing);
    expect(await send(anew, known, piece(1))).toEqual(nothing);
    expect(await send(anew, known, piece(0))).toEqual(first);
    expect(await send(anew, known, piece(0))).toEqual(first);
    const whole = { status: 200, body: { receivedBytes: maxPieceBytes + 500, isWhole: true } };
    expect(await send(anew, known, piece(1))).toEqual(whole);
    expect(await send(anew, known, null)).toEqual(whole);
  });

  it('is not opened for another person, nor taken for an account that its own does not see', async () => {
    const { known, piece } = sealed(png(500));
    expect(await send(stranger, known, piece(0))).toMatchObject({ body: { code: 'FORBIDDEN' } });
    const renamed = { ...known, userId: 'tomasz' as typeof known.userId };
    expect(await send(stranger, renamed, piece(0))).toMatchObject({ body: { code: 'COMMAND_INVALID' } });
    const foreign = sealed(png(500), { accountId: 'a2' });
    expect(await send(anew, foreign.known, foreign.piece(0))).toMatchObject({
      body: { code: 'ACCOUNT_NOT_FOUND' },
    });
  });

  it('is refused where a piece is of another place or file, or the whole is not what its hash says', async () => {
    const [one, two] = [sealed(png(600)), sealed(png(600))];
    const refused = { body: { code: 'COMMAND_INVALID' } };
    expect(await send(anew, one.known, two.piece(0))).toMatchObject(refused);
    expect(await send(anew, one.known, { ...one.piece(0), index: 1 })).toMatchObject(refused);
    expect(await send(anew, { ...one.known, head: two.known.head }, one.piece(0))).toMatchObject(refused);
    const lying = sealed(png(600), { sha256: 'a'.repeat(64) });
    expect(await send(anew, lying.known, lying.piece(0))).toMatchObject({ body: { code: 'FILE_DAMAGED' } });
  });
});
