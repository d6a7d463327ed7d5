import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UpdateFailure } from '../../../src-shared/contract/updates-view.ts';
import { sendStraight } from '../../sync/send-request.ts';
import { signatureText } from './signature-text.ts';
import { openDesk } from './update-desk.fixture.ts';
import type { UpdateDeskOptions } from './update-desk.ts';
import { releaseFiles, releaseKey, startUpdateServer, type UpdateServer } from './update-server.fixture.ts';

const content = Buffer.alloc(300_000, 'installer of 1.4.0 ');
let server: UpdateServer;

beforeEach(async () => {
  server = await startUpdateServer();
});
afterEach(() => server.close());

/** Looks, and answers why nothing is offered; whatever was refused may not be on the disk under its name. */
async function refusal(changes: Partial<UpdateDeskOptions> = {}): Promise<UpdateFailure> {
  const { desk, folder, logged } = openDesk(server.address, changes);
  await desk.check();
  const { state } = desk.view();
  if (state.name !== 'failed') throw new Error(`expected a refusal, not ${state.name}`);
  expect(existsSync(join(folder, 'loaded', 'duebook_1.4.0_amd64.deb'))).toBe(false);
  expect(logged).toContainEqual({ event: 'updates.failed', fields: { code: state.failure.code } });
  return state.failure;
}

function replaceIn(name: string, from: string, to: string): void {
  const text = server.files.get(name)?.toString() ?? '';
  expect(text).toContain(from);
  server.files.set(name, Buffer.from(text.replace(from, to)));
}

test('while keys change, builds of either and of both keys take what both have signed; then only those of the new one', async () => {
  const next = generateKeyPairSync('ed25519');
  const signedBy = (...keys: readonly KeyObject[]): void => {
    server.publish({ version: '1.4.0', content });
    const metadata = server.files.get('latest-linux.yml') ?? Buffer.alloc(0);
    server.files.set('latest-linux.yml.sig', Buffer.from(signatureText(metadata, keys)));
  };
  const pins = [[releaseKey.publicKey], [releaseKey.publicKey, next.publicKey], [next.publicKey]];
  const taken = async () => {
    const states = [];
    for (const keys of pins) {
      const { desk } = openDesk(server.address, { keys });
      await desk.check();
      states.push(desk.view().state.name);
    }
    return states;
  };
  signedBy(releaseKey.privateKey, next.privateKey);
  expect(await taken()).toEqual(['ready', 'ready', 'ready']);
  signedBy(next.privateKey);
  expect(await taken()).toEqual(['failed', 'ready', 'ready']);
});

test('a release that was signed with a clock ahead is taken, and makes no later one an older one', async () => {
  server.publish({ version: '1.4.0', content, fields: { signedAt: '2027-11-20T12:00:00.000Z' } });
  const { desk, folder } = openDesk(server.address);
  await desk.check();
  expect(desk.view().state).toMatchObject({ name: 'ready', offered: { version: '1.4.0' } });
  server.publish({ version: '1.4.1', content, fields: { signedAt: '2026-11-24T07:00:00.000Z' } });
  const again = openDesk(server.address, { folder });
  await again.desk.check();
  expect(again.desk.view().state).toMatchObject({ name: 'ready', offered: { version: '1.4.1' } });
});

describe('an update is refused', () => {
  test('where the update server is down', async () => {
    await server.close();
    expect(await refusal()).toEqual({ code: 'SERVER_UNREACHABLE', params: {} });
    server = await startUpdateServer();
  });

  test('where the server says nothing for too long', async () => {
    server.answers.set('latest-linux.yml', () => undefined);
    const requests = { send: sendStraight, silenceMs: 50 };
    expect((await refusal({ requests })).code).toBe('SERVER_UNREACHABLE');
  });

  test('where the server answers 500', async () => {
    server.answers.set('latest-linux.yml', (_request, response) => response.writeHead(500).end());
    expect(await refusal()).toEqual({ code: 'SERVER_FAILED', params: { status: 500 } });
  });

  test('where a page of a proxy stands in the place of everything', async () => {
    const page = '<!doctype html><title>Sign in</title>';
    for (const name of ['latest-linux.yml', 'latest-linux.yml.sig'])
      server.answers.set(name, (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end(page),
      );
    expect((await refusal()).code).toBe('NOT_METADATA');
  });

  test('where the server sends to another one, which is not asked', async () => {
    let isAsked = false;
    const other = createServer((_request, response) => {
      isAsked = true;
      response.end();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/latest-linux.yml`;
    server.answers.set('latest-linux.yml', (_request, response) =>
      response.writeHead(302, { location }).end(),
    );
    expect((await refusal()).code).toBe('MOVED_ELSEWHERE');
    expect(isAsked).toBe(false);
    other.close();
  });

  test('where redirects go round in a circle', async () => {
    server.answers.set('latest-linux.yml', (_request, response) =>
      response.writeHead(302, { location: '/releases/latest-linux.yml' }).end(),
    );
    expect((await refusal()).code).toBe('SERVER_FAILED');
  });

  test('where its metadata has no end', async () => {
    server.answers.set('latest-linux.yml', (_request, response) => {
      response.writeHead(200);
      const send = (): boolean => !response.destroyed && response.write(Buffer.alloc(64_000, 'a: 1\n'), send);
      send();
    });
    expect((await refusal()).code).toBe('NOT_METADATA');
  });

  test('where its metadata is signed but says nothing of a version', async () => {
    server.publish({ version: 'newest', content });
    expect((await refusal()).code).toBe('NOT_METADATA');
  });

  test.each([
    '../evil.deb',
    'https://elsewhere.example/duebook_1.4.0_amd64.deb',
    'folder/duebook_1.4.0_amd64.deb',
  ])('where its file is named %s', async (fileName) => {
    server.publish({ version: '1.4.0', content, fileName });
    expect((await refusal()).code).toBe('NOT_METADATA');
  });

  test('where the signature is missing', async () => {
    server.publish({ version: '1.4.0', content });
    server.files.delete('latest-linux.yml.sig');
    expect((await refusal()).code).toBe('UNSIGNED');
  });

  test('where the signature is something else', async () => {
    server.publish({ version: '1.4.0', content });
    server.files.set('latest-linux.yml.sig', Buffer.from('signed, honestly\n'));
    expect((await refusal()).code).toBe('UNSIGNED');
  });

  test('where one byte of the metadata was changed', async () => {
    server.publish({ version: '1.4.0', content });
    replaceIn('latest-linux.yml', 'stagingPercentage: 100', 'stagingPercentage: 099');
    expect((await refusal()).code).toBe('SIGNATURE_WRONG');
  });

  test('where another key has signed it', async () => {
    server.publish({ version: '1.4.0', content, key: generateKeyPairSync('ed25519').privateKey });
    expect((await refusal()).code).toBe('SIGNATURE_WRONG');
  });

  test('where it is older than what is installed', async () => {
    server.publish({ version: '1.2.9', content });
    expect(await refusal()).toEqual({ code: 'OLDER', params: { version: '1.2.9' } });
  });

  test.each([
    ['version', { version: '1.3.5', signedAt: '2026-11-20T12:00:00.000Z' }],
    ['signing of the same version', { version: '1.4.0', signedAt: '2026-11-20T11:59:59.000Z' }],
  ])('where an earlier %s is offered again, also after a restart', async (_what, earlier) => {
    server.publish({ version: '1.4.0', content, fields: { stagingPercentage: 0 } });
    const { desk, folder } = openDesk(server.address);
    await desk.check();
    expect(desk.view().state.name).toBe('staged');
    server.publish({ version: earlier.version, content, fields: { signedAt: earlier.signedAt } });
    expect((await refusal({ folder })).code).toBe('OLDER');
  });

  test.each(['beta-linux.yml', 'latest.yml', 'latest-linux-arm64.yml'])(
    'where what was signed as %s stands under another name',
    async (name) => {
      const files = releaseFiles({ version: '1.4.0', content, name });
      for (const [from, to] of [
        [name, 'latest-linux.yml'],
        [`${name}.sig`, 'latest-linux.yml.sig'],
      ] as const)
        server.files.set(to, files.get(from) ?? Buffer.alloc(0));
      expect((await refusal()).code).toBe('SWAPPED');
    },
  );

  test.each([
    'duebook_1.2.0_amd64.deb',
    'duebook_1.4.0-beta.1_amd64.deb',
    'duebook_11.4.0_amd64.deb',
    'duebook_amd64.deb',
  ])('where the file of 1.4.0 is %s', async (fileName) => {
    server.publish({ version: '1.4.0', content, fileName });
    expect((await refusal()).code).toBe('SWAPPED');
  });

  test('where a Windows installer says that it is another version', async () => {
    const installer = Buffer.concat([
      Buffer.alloc(2_000, 1),
      Buffer.from('ProductVersion\0\x001.2.0\0', 'utf16le'),
      Buffer.alloc(5_000, 2),
    ]);
    const name = 'latest.yml';
    server.publish({ version: '1.4.0', name, fileName: 'Duebook-1.4.0-x64.exe', content: installer });
    expect((await refusal({ platform: 'win32', kind: 'exe' })).code).toBe('SWAPPED');
  });

  test('where there is no file for this system', async () => {
    server.publish({ version: '1.4.0', content, fileName: 'duebook_1.4.0_arm64.deb' });
    expect(await refusal()).toEqual({ code: 'NO_FILE', params: { version: '1.4.0' } });
  });

  test('where this version is too old to be updated in one step', async () => {
    server.publish({ version: '1.4.0', content, fields: { minimumVersion: '1.3.1' } });
    expect(await refusal()).toEqual({
      code: 'TOO_FAR',
      params: { version: '1.4.0', minimumVersion: '1.3.1' },
    });
  });

  test('where a file of another size is given out', async () => {
    server.publish({ version: '1.4.0', content });
    server.files.set('duebook_1.4.0_amd64.deb', Buffer.concat([content, Buffer.from('more')]));
    expect((await refusal()).code).toBe('FILE_WRONG');
  });

  test('where one byte of the file was changed', async () => {
    server.publish({ version: '1.4.0', content });
    const changed = Buffer.from(content);
    changed[150_000] = 0;
    server.files.set('duebook_1.4.0_amd64.deb', changed);
    expect((await refusal()).code).toBe('FILE_WRONG');
  });
});
