import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as nodeCrc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { crc32, zipOf } from './zip-of.ts';

it('a checksum is that of zlib', () => {
  for (const text of ['', 'a', '123456789', 'Zahlungserinnerung ü 😀'.repeat(50)]) {
    const bytes = new TextEncoder().encode(text);
    expect(crc32(bytes)).toBe(nodeCrc32(bytes));
  }
});

it('another program unpacks the files of an archive byte for byte under their names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-zip-'));
  const files = [
    { name: 'statement-1.pdf', bytes: new TextEncoder().encode('one') },
    { name: 'Kontoauszug-ü.pdf', bytes: new Uint8Array([0, 255, 1, 254]) },
    { name: 'empty.pdf', bytes: new Uint8Array() },
  ];
  try {
    const archive = join(folder, 'statements.zip');
    writeFileSync(archive, new Uint8Array(await zipOf(files).arrayBuffer()));
    const unpack =
      'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nz.extractall(sys.argv[2])';
    execFileSync('python3', ['-c', unpack, archive, folder]);
    for (const { name, bytes } of files)
      expect(new Uint8Array(readFileSync(join(folder, name)))).toEqual(bytes);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('the same files make the same archive', async () => {
  const files = [{ name: 'a.pdf', bytes: new Uint8Array([1, 2, 3]) }];
  const written = async () => new Uint8Array(await zipOf(files).arrayBuffer());
  expect(await written()).toEqual(await written());
});
