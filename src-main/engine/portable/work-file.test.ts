import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { sealedCommandSchema } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import type { WorkWithFiles } from '../ports/portable-work-port.ts';
import { createIncomingFile } from './incoming-file.ts';
import { openWorkFile, sealWorkFile } from './work-file.ts';

const passphrase = 'four words of my own';
const photo = randomBytes(2_300_000);
const carried: WorkWithFiles = {
  work: {
    organisationId: 'organisation-1',
    organisationName: 'Test',
    userId: 'user-1',
    name: 'Carla Collins',
    userName: 'carla',
    serverUrl: 'https://duebook.example',
    madeAt: '2026-03-31T09:00:00.000Z',
    commands: [],
    drafts: { 'note/account-1': 'called back on Tuesday' },
    worklist: null,
    files: [
      {
        accountId: accountIdSchema.parse('account-1'),
        sha256: createHash('sha256').update(photo).digest('hex'),
        mediaType: 'image/jpeg',
        sizeBytes: photo.length,
        commandIds: [],
      },
    ],
  },
  contents: [photo],
};

const anyId = '0190a5c1-0000-7000-8000-000000000001';
function commandOf(userId: string) {
  const header = { deviceId: anyId, commandId: anyId, position: 0, userId };
  return sealedCommandSchema.parse({ ...header, key: 'A'.repeat(43), content: 'AA' });
}

describe('a file of work', () => {
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await sealWorkFile(carried, passphrase);
  });
  const withByte = (at: number) => {
    const altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    return altered;
  };

  it('opens with its passphrase, however its accents were typed, and says nothing in clear', async () => {
    const opened = await openWorkFile(bytes, passphrase);
    expect(opened).toMatchObject({ work: carried.work });
    expect(typeof opened !== 'string' && photo.equals(Buffer.from(opened.contents[0] ?? []))).toBe(true);
    const composed = await sealWorkFile(
      { work: { ...carried.work, files: [] }, contents: [] },
      'Schlüssel für alles',
    );
    expect(await openWorkFile(composed, 'Schlüssel für alles'.normalize('NFD'))).toMatchObject({
      work: { userId: 'user-1' },
    });
    const text = bytes.toString('latin1');
    for (const word of ['Carla', 'account-1', 'Tuesday', 'duebook.example', 'organisation'])
      expect(text).not.toContain(word);
  });

  it('is another each time, for the same work and passphrase', async () => {
    const other = await sealWorkFile(carried, passphrase);
    expect(other.subarray(-64).equals(bytes.subarray(-64))).toBe(false);
  });

  it('tells another passphrase from a file that was altered', async () => {
    expect(await openWorkFile(bytes, 'four words of mine')).toBe('passphrase-wrong');
    expect(await openWorkFile(withByte(bytes.length - 1), passphrase)).toBe('damaged');
    expect(await openWorkFile(withByte(400), passphrase)).toBe('damaged');
  });

  it.each([0.1, 0.5, 0.9999])('is refused whole where it was cut off behind %f of it', async (part) => {
    expect(await openWorkFile(bytes.subarray(0, Math.floor(bytes.length * part)), passphrase)).toBe(
      'damaged',
    );
  });

  it('is refused where whole frames were cut off, moved or added', async () => {
    const start = bytes.indexOf('\n', bytes.indexOf('{')) + 1;
    const first = start + 4 + bytes.readUInt32BE(start);
    const second = first + 4 + bytes.readUInt32BE(first);
    const [head, one, two, rest] = [
      bytes.subarray(0, start),
      bytes.subarray(start, first),
      bytes.subarray(first, second),
      bytes.subarray(second),
    ];
    expect(await openWorkFile(Buffer.concat([head, one, two, rest]), passphrase)).toMatchObject({});
    for (const parts of [[head], [head, one], [head, one, two], [head, two, one, rest], [head, one, rest]])
      expect(await openWorkFile(Buffer.concat(parts), passphrase)).toBe('damaged');
    expect(await openWorkFile(Buffer.concat([bytes, two]), passphrase)).toBe('damaged');
  });

  it('of another kind is not taken for one, and one of a newer program is named as such', async () => {
    for (const other of ['', 'PK\u0003\u0004', 'SQLite format 3\0', '<!doctype html>'])
      expect(await openWorkFile(Buffer.from(other), passphrase)).toBe('not-ours');
    expect(await openWorkFile(Buffer.from('Duebook work\n{"format":2,"kdf":"x"}\nxx'), passphrase)).toBe(
      'too-new',
    );
    expect(await openWorkFile(Buffer.from('Duebook work\n{"format":1}\n'), passphrase)).toBe('damaged');
    const greedy = '{"format":1,"kdf":"argon2id","memoryKiB":1000000,"passes":3,"salt":"AAAA","mark":""}';
    expect(await openWorkFile(Buffer.from(`Duebook work\n${greedy}\n`), passphrase)).toBe('damaged');
  });

  it.each([
    { salt: '' },
    { salt: 'AAAA' },
    { salt: 'A'.repeat(1_600) },
    { format: 0 },
    { format: '1' },
    { passes: 1e9 },
    { kdf: '__proto__' },
  ])('is refused for a header that no Duebook has written: %j', async (part) => {
    const salt = 'AAAAAAAAAAAAAAAAAAAAAA==';
    const facts = { format: 1, kdf: 'argon2id', memoryKiB: 8, passes: 1, salt, mark: '' };
    const header = (more: object) => Buffer.from(`Duebook work\n${JSON.stringify({ ...facts, ...more })}\n`);
    expect(await openWorkFile(header({}), passphrase)).toBe('passphrase-wrong');
    expect(await openWorkFile(header(part), passphrase)).toBe('damaged');
  });

  it.each([
    { serverUrl: 'javascript:alert(1)' },
    { serverUrl: 'file:///etc/passwd' },
    { serverUrl: 'duebook.example' },
    { serverUrl: 'https://ada:secret@duebook.example' },
    { serverUrl: 'https://duebook.example/?next=https://elsewhere.example' },
    { serverUrl: '\u202ehttps://duebook.example' },
    { serverUrl: `https://duebook.example/${'x'.repeat(500)}` },
    { madeAt: '<b>today</b>' },
    { name: 'x'.repeat(1_000) },
    { commands: [commandOf('user-2')] },
  ])('is refused for what no Duebook would have put into it: %j', async (part) => {
    const work = { ...carried.work, ...part, files: [] };
    expect(await openWorkFile(await sealWorkFile({ work, contents: [] }, passphrase), passphrase)).toBe(
      'damaged',
    );
  });

  it('brings commands of its own person', async () => {
    const work = { ...carried.work, commands: [commandOf('user-1')], files: [] };
    const opened = await openWorkFile(await sealWorkFile({ work, contents: [] }, passphrase), passphrase);
    expect(opened).toMatchObject({ work: { commands: [{ userId: 'user-1' }] } });
  });

  it('sets no prototype by the name of a draft', async () => {
    const drafts = JSON.parse('{"__proto__": "x", "constructor": "y", "a": "b"}');
    const sealed = await sealWorkFile(
      { work: { ...carried.work, drafts, files: [] }, contents: [] },
      passphrase,
    );
    const opened = await openWorkFile(sealed, passphrase);
    if (typeof opened === 'string') throw new Error(opened);
    expect(Object.getPrototypeOf(opened.work.drafts)).toBe(Object.prototype);
    expect(opened.work.drafts).toEqual({ constructor: 'y', a: 'b' });
  });
});

describe('a file that comes in pieces', () => {
  it('is whole once, and only when nothing is missing', () => {
    const incoming = createIncomingFile();
    expect(incoming.add(0, 5, Buffer.from('abc'))).toBe(true);
    expect(incoming.take()).toBeUndefined();
    expect(incoming.add(3, 5, Buffer.from('de'))).toBe(true);
    expect(incoming.take()?.toString()).toBe('abcde');
    expect(incoming.take()?.length).toBe(0);
  });

  it('takes no piece of another file among its own', () => {
    const incoming = createIncomingFile();
    incoming.add(0, 5, Buffer.from('abc'));
    expect(incoming.add(0, 4, Buffer.from('wx'))).toBe(true);
    expect(incoming.add(3, 5, Buffer.from('de'))).toBe(false);
    expect(incoming.add(2, 4, Buffer.from('yz'))).toBe(true);
    expect(incoming.take()?.toString()).toBe('wxyz');
  });

  it('is not kept in memory where it is too large', () => {
    const incoming = createIncomingFile();
    incoming.add(0, 300_000_000, new Uint8Array(150_000_000));
    incoming.add(150_000_000, 300_000_000, new Uint8Array(150_000_000));
    expect(incoming.take()).toBe('too-large');
  });
});
