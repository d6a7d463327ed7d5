import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDesk } from './update-desk.fixture.ts';
import { startUpdateServer, type UpdateServer } from './update-server.fixture.ts';

const content = Buffer.alloc(300_000, 'installer of 1.4.0 ');
const fileName = 'duebook_1.4.0_amd64.deb';
const metadataName = 'latest-linux.yml';
let server: UpdateServer;

beforeEach(async () => {
  server = await startUpdateServer();
  server.publish({ version: '1.4.0', content });
});
afterEach(() => server.close());

async function look(folder = mkdtempSync(join(tmpdir(), 'duebook-updates-'))): Promise<string> {
  const { desk } = openDesk(server.address, { folder });
  await desk.check();
  const { state } = desk.view();
  return state.name === 'failed' ? state.failure.code : state.name;
}

describe('an update server', () => {
  test.each([
    'file:///etc/passwd',
    'data:text/plain,version',
    '//elsewhere.example/latest-linux.yml',
    '\\\\elsewhere\\share',
  ])('leads nobody to %s, neither for metadata nor for a file', async (location) => {
    for (const name of [fileName, metadataName]) {
      server.answers.set(name, (_request, response) => response.writeHead(302, { location }).end());
      expect(await look()).toBe('MOVED_ELSEWHERE');
    }
  });

  test.each([204, 206, 301, 304])(
    'that answers %i without a place is broken, and raises no alarm',
    async (status) => {
      server.answers.set(metadataName, (_request, response) => response.writeHead(status).end());
      expect(await look()).toBe('SERVER_FAILED');
    },
  );

  test('cannot fill memory or disk with what unpacks to more than it is', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'));
    const explode = (_request: unknown, response: ServerResponse) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    server.answers.set(fileName, explode);
    const folder = mkdtempSync(join(tmpdir(), 'duebook-updates-'));
    expect(await look(folder)).toBe('FILE_WRONG');
    expect(readdirSync(join(folder, 'loaded'))).toEqual(['update.part.json']);
    server.answers.set(metadataName, explode);
    expect(await look()).toBe('NOT_METADATA');
  });

  test.each(['1.4.0-../../x', '99999999999999999999.0.0', '1.4.0-β', '１.4.0', `1.4.0-${'a'.repeat(80)}`])(
    'is not followed to a version named %s, whoever has signed it',
    async (version) => {
      server.publish({ version, content, fileName });
      expect(await look()).toBe('NOT_METADATA');
    },
  );
});

describe('what somebody has put into the folder of updates', () => {
  const note = JSON.stringify({
    url: fileName,
    size: content.length,
    sha512: createHash('sha512').update(content).digest('base64'),
    validator: '"of another file"',
  });
  type Put = (loaded: string, elsewhere: string) => void;

  test.each<[string, Put]>([
    ['a link to another folder', (loaded, elsewhere) => symlinkSync(elsewhere, loaded)],
    ['a file', (loaded) => writeFileSync(loaded, 'no folder')],
    [
      'a link in the place of the file',
      (loaded, elsewhere) => {
        mkdirSync(loaded);
        symlinkSync(join(elsewhere, 'kept'), join(loaded, fileName));
      },
    ],
    ['a folder in the place of the file', (loaded) => mkdirSync(join(loaded, fileName), { recursive: true })],
    [
      'a link in the place of the part',
      (loaded, elsewhere) => {
        mkdirSync(loaded);
        symlinkSync(join(elsewhere, 'kept'), join(loaded, 'update.part'));
        writeFileSync(join(loaded, 'update.part.json'), note);
      },
    ],
    [
      'a part with a tag that is no header',
      (loaded) => {
        mkdirSync(loaded);
        writeFileSync(join(loaded, 'update.part'), 'x');
        writeFileSync(join(loaded, 'update.part.json'), note.replace('of another file', '\\r\\nx: '));
      },
    ],
  ])('does no harm elsewhere and stops nothing: %s', async (_what, put) => {
    const folder = mkdtempSync(join(tmpdir(), 'duebook-updates-'));
    const elsewhere = mkdtempSync(join(tmpdir(), 'duebook-elsewhere-'));
    writeFileSync(join(elsewhere, 'kept'), 'kept');
    put(join(folder, 'loaded'), elsewhere);
    expect(await look(folder)).toBe('ready');
    expect(readdirSync(elsewhere)).toEqual(['kept']);
    expect(readFileSync(join(elsewhere, 'kept'), 'utf8')).toBe('kept');
    expect(readdirSync(join(folder, 'loaded'))).toEqual([fileName]);
  });

  const pipe = (path: string) => execFileSync('mkfifo', [path]);
  test.skipIf(process.platform === 'win32').each<[string, Put]>([
    [
      'pipes in the place of what is loaded',
      (loaded) => {
        mkdirSync(loaded);
        for (const name of [fileName, 'update.part', 'update.part.json']) pipe(join(loaded, name));
      },
    ],
    ['a pipe in the place of what is remembered', (loaded) => pipe(join(dirname(loaded), 'updates.json'))],
    [
      'a pipe in the place of what is being written',
      (loaded) => pipe(join(dirname(loaded), 'updates.json.part')),
    ],
    [
      'a link in the place of what is being written',
      (loaded, elsewhere) => symlinkSync(join(elsewhere, 'kept'), join(dirname(loaded), 'updates.json.part')),
    ],
    [
      'a device in the place of what is remembered',
      (loaded) => symlinkSync('/dev/zero', join(dirname(loaded), 'updates.json')),
    ],
  ])('is not waited for: %s', async (_what, put) => {
    const folder = mkdtempSync(join(tmpdir(), 'duebook-updates-'));
    const elsewhere = mkdtempSync(join(tmpdir(), 'duebook-elsewhere-'));
    writeFileSync(join(elsewhere, 'kept'), 'kept');
    put(join(folder, 'loaded'), elsewhere);
    expect(await look(folder)).toBe('ready');
    expect(readFileSync(join(elsewhere, 'kept'), 'utf8')).toBe('kept');
    expect(JSON.parse(readFileSync(join(folder, 'updates.json'), 'utf8')).seen).toHaveProperty([
      metadataName,
    ]);
  });
});
