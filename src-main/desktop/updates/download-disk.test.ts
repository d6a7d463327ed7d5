import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendStraight } from '../../sync/send-request.ts';
import { type DownloadParts, downloadFile } from './download-file.ts';
import { startUpdateServer, type UpdateServer } from './update-server.fixture.ts';

const content = Buffer.alloc(2_400_000, 'installer ');
let server: UpdateServer;

beforeEach(async () => {
  server = await startUpdateServer();
  server.files.set('duebook_1.4.0_amd64.deb', content);
});
afterEach(() => server.close());

function load(changes: Partial<DownloadParts>) {
  return downloadFile({
    requests: { send: sendStraight, silenceMs: 5_000 },
    address: server.address,
    folder: mkdtempSync(join(tmpdir(), 'duebook-updates-')),
    file: {
      url: 'duebook_1.4.0_amd64.deb',
      size: content.length,
      sha512: createHash('sha512').update(content).digest('base64'),
    },
    onProgress: () => undefined,
    isWanted: () => true,
    wait: () => Promise.resolve(),
    ...changes,
  });
}

test('a disk with too little room is said before anything is loaded', async () => {
  const loaded = await load({ freeBytes: async () => content.length - 1 });
  expect(loaded).toEqual({ ok: false, failure: { code: 'DISK_FULL', params: { megabytes: 3 } } });
  expect((await load({ freeBytes: async () => content.length })).ok).toBe(true);
});

test('a folder that cannot be written to is said', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'duebook-updates-')), 'file');
  writeFileSync(file, 'no folder');
  const loaded = await load({ folder: join(file, 'loaded') });
  expect(loaded).toEqual({ ok: false, failure: { code: 'DISK_FAILED', params: {} } });
});

test('a file whose server knows neither ETag nor date is loaded whole each time', async () => {
  let answers = 0;
  server.answers.set('duebook_1.4.0_amd64.deb', (_request, response) => {
    answers += 1;
    response.writeHead(200, { 'content-length': content.length });
    if (answers > 1) response.end(content);
    else response.write(content.subarray(0, 1_000), () => setTimeout(() => response.destroy(), 20));
  });
  expect((await load({})).ok).toBe(true);
  expect(server.ranges).toEqual([]);
});

test('a part of what has changed at the server begins anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-updates-'));
  let answers = 0;
  server.answers.set('duebook_1.4.0_amd64.deb', (request, response) => {
    answers += 1;
    response.writeHead(200, { etag: `"${answers}"`, 'content-length': content.length });
    if (request.headers['if-range'] === '"1"') response.end(content);
    else response.write(content.subarray(0, 1_000), () => setTimeout(() => response.destroy(), 20));
  });
  expect((await load({ folder })).ok).toBe(true);
  expect(server.ranges).toEqual(['bytes=1000-']);
});
