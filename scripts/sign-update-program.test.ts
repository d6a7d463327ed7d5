import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { isSignedByOne, readPinnedKeys } from '../src-main/desktop/updates/signature-text.ts';
import { readMetadata } from '../src-main/desktop/updates/update-metadata.ts';
import { releaseFiles } from '../src-main/desktop/updates/update-server.fixture.ts';
import { readSignOptions } from './sign-update-options.ts';
import { runSignUpdate, SigningRefused } from './sign-update-program.ts';

const content = Buffer.from('installer of 1.4.0');
let folder: string;
let said: string[];
let now: string;

beforeEach(() => {
  now = '2026-11-24T08:00:00.000Z';
  folder = mkdtempSync(join(tmpdir(), 'duebook-sign-'));
  said = [];
  for (const [name, bytes] of releaseFiles({ version: '1.4.0', content }))
    if (!name.endsWith('.sig')) writeFileSync(join(folder, name), bytes);
  run('--new-key', join(folder, 'release.key'));
});

function run(...args: string[]): void {
  const say = (line: string): void => void said.push(line);
  runSignUpdate(readSignOptions(args), { version: '1.4.0', storageVersion: 12, now, say });
}

function sign(...more: string[]): void {
  run('--key', join(folder, 'release.key'), ...more, join(folder, 'latest-linux.yml'));
}

function signed() {
  const bytes = readFileSync(join(folder, 'latest-linux.yml'));
  return { bytes, signature: readFileSync(join(folder, 'latest-linux.yml.sig'), 'latin1') };
}

describe('the signing command', () => {
  test('makes a key pair whose printed half believes what the other signs', () => {
    sign('--staging', '25', '--minimum-version', '1.2.0');
    const { bytes, signature } = signed();
    expect(isSignedByOne(bytes, signature, readPinnedKeys([said[0] ?? '']))).toBe(true);
    expect(readMetadata(bytes, 'latest-linux.yml')).toMatchObject({
      ok: true,
      value: {
        version: '1.4.0',
        signedAt: '2026-11-24T08:00:00.000Z',
        storageVersion: 12,
        stagingPercentage: 25,
        minimumVersion: '1.2.0',
      },
    });
  });

  test.each(['1.4.0', '1.5.0'])('refuses the minimum version %s: nobody has it and is older', (minimum) => {
    expect(() => sign('--minimum-version', minimum)).toThrow(
      `the minimum version ${minimum} is not older than 1.4.0, so no workstation would take it`,
    );
  });

  test('says that a key file is not there', () => {
    const missing = join(folder, 'other.key');
    const metadata = join(folder, 'latest-linux.yml');
    expect(() => run('--key', missing, metadata)).toThrow(`${missing} is not there.`);
  });

  test('keeps the private key for its owner, and overwrites none', () => {
    const path = join(folder, 'release.key');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const before = readFileSync(path, 'utf8');
    expect(() => run('--new-key', path)).toThrow(SigningRefused);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('signs again with another stage, each field once', () => {
    sign('--staging', '25', '--minimum-version', '1.2.0');
    sign('--staging', '100');
    const text = signed().bytes.toString();
    expect(text.match(/^stagingPercentage:.*$/gm)).toEqual(['stagingPercentage: 100']);
    expect(text.match(/^signedAt:/gm)).toHaveLength(1);
    expect(text).toContain('url: duebook_1.4.0_amd64.deb');
  });

  test('keeps the oldest version that it may be installed over, until another or none is named', () => {
    const minimum = () => /^minimumVersion: .*$/m.exec(signed().bytes.toString())?.[0];
    sign('--staging', '25', '--minimum-version', '1.2.0');
    sign('--staging', '100');
    expect(minimum()).toBe("minimumVersion: '1.2.0'");
    sign('--minimum-version', '1.3.0');
    expect(minimum()).toBe("minimumVersion: '1.3.0'");
    sign('--no-minimum-version');
    expect(minimum()).toBeUndefined();
  });

  test('refuses to sign behind an earlier signing, which workstations would not take', () => {
    sign('--staging', '25');
    const before = signed();
    now = '2026-11-24T07:59:59.000Z';
    expect(() => sign('--staging', '100')).toThrow(/2026-11-24T08:00:00.000Z/);
    expect(signed()).toEqual(before);
  });

  test('signs with the old and the new key while they change', () => {
    run('--new-key', join(folder, 'next.key'));
    sign('--key', join(folder, 'next.key'));
    const { bytes, signature } = signed();
    for (const name of ['release.key', 'next.key']) {
      const key = createPublicKey(createPrivateKey(readFileSync(join(folder, name))));
      expect(isSignedByOne(bytes, signature, [key])).toBe(true);
    }
  });

  test.each([
    ['an installer is missing', 'duebook_1.4.0_amd64.deb', undefined],
    ['an installer is another file', 'duebook_1.4.0_amd64.deb', Buffer.from('installer of 1.4.1')],
    [
      'the metadata is of another version',
      'latest-linux.yml',
      releaseFiles({ version: '1.3.9', content }).get('latest-linux.yml'),
    ],
    ['no workstation could read it', 'latest-linux.yml', Buffer.from('version: 1.4.0\n')],
    ['the key is none', 'release.key', Buffer.from('no key')],
  ])('refuses where %s, and signs nothing', (_why, name, replaced) => {
    const path = join(folder, name);
    if (replaced === undefined) rmSync(path);
    else writeFileSync(path, replaced);
    expect(() => sign()).toThrow(SigningRefused);
    expect(() => signed().signature).toThrow(/ENOENT/);
  });

  test.each([
    [['--key', 'k']],
    [['latest.yml']],
    [['--key', 'k', '--staging', '101', 'latest.yml']],
    [['--key', 'k', '--minimum-version', '1.2.0', '--no-minimum-version', 'latest.yml']],
    [['--what']],
  ])('explains itself for %j', (args) => {
    expect(() => readSignOptions(args)).toThrow(TypeError);
  });
});
