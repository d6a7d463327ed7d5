import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSealedFile, readSealedPiece } from '../../src-main/storage/sealed-outbox/read-sealed-file.ts';
import { writeSealedFile } from '../../src-main/storage/sealed-outbox/write-sealed-file.ts';
import { newRecoveryKeys } from '../../src-server/identity/recovery-keys.ts';
import { openFileHead, openFilePart } from '../../src-server/sealed/open-file-part.ts';
import { maxPieceBytes } from '../../src-shared/protocol/file-api.ts';
import {
  type SealedFile,
  sealedFileFactsSchema,
  sealedFileHeaderSchema,
} from '../../src-shared/protocol/sealed-file-api.ts';

const organisation = newRecoveryKeys();
const content = randomBytes(2 * maxPieceBytes + 1_000);
const facts = sealedFileFactsSchema.parse({
  accountId: 'account-1',
  sha256: createHash('sha256').update(content).digest('hex'),
  mediaType: 'image/png',
  sizeBytes: content.length,
});
const header = sealedFileHeaderSchema.parse({
  deviceId: randomUUID(),
  userId: 'user-1',
  commandId: randomUUID(),
  number: 0,
});

describe('a sealed file', () => {
  let folder: string;
  let path: string;
  let known: SealedFile;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-sealed-file-'));
    path = join(folder, 'one.sealed');
    const piece = (start: number) => content.subarray(start, start + maxPieceBytes);
    writeSealedFile(path, organisation.publicKey, { header, facts, piece });
    const read = readSealedFile(path);
    if (read === undefined) throw new Error('it cannot be read');
    known = read;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const opened = (index: number, file = known, part = index + 1) =>
    openFilePart(organisation, file, part, readSealedPiece(path, index) ?? '');

  it('is opened piece by piece to what was sealed, and ends where it ended', () => {
    expect(known).toMatchObject(header);
    expect(openFileHead(organisation, known)).toEqual(facts);
    const pieces = [0, 1, 2].map((index) => opened(index) ?? Buffer.alloc(0));
    expect(Buffer.concat(pieces).equals(content)).toBe(true);
    expect(readSealedPiece(path, 3)).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['one.sealed']);
  });

  it('tells nobody of its account, its hash or its bytes', () => {
    const bytes = readFileSync(path);
    for (const secret of ['account-1', facts.sha256, 'image/png', content.subarray(0, 64)])
      expect(bytes.includes(secret)).toBe(false);
  });

  it('is refused with any byte altered, in another place, of another file and by another organisation', () => {
    expect(opened(0, known, 2)).toBeUndefined();
    expect(opened(1, { ...known, number: 1 })).toBeUndefined();
    expect(opened(1, { ...known, userId: 'user-2' as typeof known.userId })).toBeUndefined();
    expect(opened(1, { ...known, key: newRecoveryKeys().publicKey })).toBeUndefined();
    expect(openFileHead(newRecoveryKeys(), known)).toBeUndefined();
    expect(openFileHead(organisation, { ...known, head: known.head.slice(0, -2) })).toBeUndefined();
    const bytes = readFileSync(path);
    const at = bytes.length - 500;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(opened(1)).toBeDefined();
    expect(opened(2)).toBeUndefined();
  });

  it('is nobody’s where its beginning is damaged, and one that is too long opens no further', () => {
    appendFileSync(path, randomBytes(100));
    expect(opened(2)).toBeUndefined();
    writeFileSync(path, 'no file');
    expect(readSealedFile(path)).toBeUndefined();
    expect(readSealedPiece(path, 0)).toBeUndefined();
  });
});
