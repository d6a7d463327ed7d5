import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { DebUpdater } from 'electron-updater/out/DebUpdater.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import { describe, expect, test } from 'vitest';
import { forgetHandedOver, handOver } from './hand-over.ts';
import type { CheckedUpdate } from './update-ports.ts';

const content = Buffer.alloc(100_000, 'installer of 1.4.0 ');

function appAt(version: string): AppAdapter {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-installer-'));
  const appUpdateConfigPath = join(folder, 'app-update.yml');
  writeFileSync(appUpdateConfigPath, 'updaterCacheDirName: duebook-updater\n');
  return {
    version,
    name: 'duebook',
    isPackaged: true,
    appUpdateConfigPath,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
}

function checked(url: string): CheckedUpdate {
  const path = join(mkdtempSync(join(tmpdir(), 'duebook-updates-')), url);
  writeFileSync(path, content);
  const file = { url, size: content.length, sha512: createHash('sha512').update(content).digest('base64') };
  return {
    path,
    file,
    metadata: {
      version: '1.4.0',
      files: [file],
      releaseDate: '2026-11-20T10:00:00.000Z',
      signedName: 'latest.yml',
      signedAt: '2026-11-20T12:00:00.000Z',
      storageVersion: 9,
      stagingPercentage: 1,
    },
  };
}

/** What it would start; protected, as nobody else has to know. */
function installerOf(updater: object): string {
  return (updater as { installerPath: string }).installerPath;
}

function codeOf(handed: Awaited<ReturnType<typeof handOver>>): string | undefined {
  return handed.ok ? undefined : handed.failure.code;
}

describe('handing a checked file over', () => {
  test.each([
    ['Windows', NsisUpdater, 'Duebook-1.4.0-x64.exe'],
    ['Debian', DebUpdater, 'duebook_1.4.0_amd64.deb'],
  ])('gives the installer of %s the very file, without asking any server', async (_system, Updater, name) => {
    const updater = new Updater(null, appAt('1.3.0'));
    updater.on('error', () => undefined);
    const handed = await handOver(updater, checked(name));
    expect(handed.ok && handed.value.path).toBe(installerOf(updater));
    expect(readFileSync(installerOf(updater)).equals(content)).toBe(true);
    expect(updater.autoInstallOnAppQuit).toBe(false);
  });

  test('is refused for a version that is not newer', async () => {
    const updater = new DebUpdater(null, appAt('1.4.0'));
    updater.on('error', () => undefined);
    expect(codeOf(await handOver(updater, checked('duebook_1.4.0_amd64.deb')))).toBe('INSTALL_FAILED');
  });

  test('is refused where the publisher of a Windows installer is not the one of the build', async () => {
    const updater = new NsisUpdater(null, appAt('1.3.0'));
    updater.on('error', () => undefined);
    updater.verifyUpdateCodeSignature = async () => 'another publisher';
    writeFileSync(
      (updater as unknown as { app: AppAdapter }).app.appUpdateConfigPath,
      'updaterCacheDirName: d\npublisherName: Duebook\n',
    );
    expect(codeOf(await handOver(updater, checked('Duebook-1.4.0-x64.exe')))).toBe('INSTALL_FAILED');
  });

  test('is refused where the file is gone', async () => {
    const updater = new DebUpdater(null, appAt('1.3.0'));
    updater.on('error', () => undefined);
    const update = checked('duebook_1.4.0_amd64.deb');
    expect(codeOf(await handOver(updater, { ...update, path: `${update.path}.gone` }))).toBe('DISK_FAILED');
  });

  /** What an updater of a workstation with that name would start, and where it keeps what it is handed. */
  function debUpdater() {
    const app = appAt('1.3.0');
    const updater = new DebUpdater(null, app);
    updater.on('error', () => undefined);
    return { updater, kept: join(app.baseCachePath, 'duebook-updater') };
  }

  test('starts a copy of its own that nobody else can read or change, whoever holds the file that was loaded', async () => {
    const { updater } = debUpdater();
    const update = checked('duebook_1.4.0_amd64.deb');
    const other = `${update.path}.other`;
    linkSync(update.path, other);
    const handed = await handOver(updater, update);
    writeFileSync(other, Buffer.alloc(content.length, 'another installer '));
    expect(readFileSync(installerOf(updater)).equals(content)).toBe(true);
    expect(handed).toEqual({ ok: true, value: { path: installerOf(updater), file: update.file } });
    expect(statSync(installerOf(updater)).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(dirname(installerOf(updater)))).mode & 0o777).toBe(0o700);
  });

  test.each([
    ['was changed', 'FILE_WRONG', (path: string) => writeFileSync(path, Buffer.alloc(content.length, 'x'))],
    ['has grown', 'FILE_WRONG', (path: string) => writeFileSync(path, 'more', { flag: 'a' })],
    [
      'is a link',
      'DISK_FAILED',
      (path: string) => {
        renameSync(path, `${path}.moved`);
        symlinkSync(`${path}.moved`, path);
      },
    ],
  ])(
    'is refused where the file %s after it was checked, with nothing left behind',
    async (_what, code, change) => {
      const { updater, kept } = debUpdater();
      const update = checked('duebook_1.4.0_amd64.deb');
      change(update.path);
      expect(codeOf(await handOver(updater, update))).toBe(code);
      expect(readdirSync(kept)).toEqual([]);
    },
  );

  test('does not start what stands there from an earlier time', async () => {
    const { updater } = debUpdater();
    const update = checked('duebook_1.4.0_amd64.deb');
    await handOver(updater, update);
    writeFileSync(installerOf(updater), Buffer.alloc(content.length, 'another installer '));
    await handOver(updater, update);
    expect(readFileSync(installerOf(updater)).equals(content)).toBe(true);
  });

  test('does not start a file of which somebody has written that it was loaded', async () => {
    const { updater, kept } = debUpdater();
    const update = checked('duebook_1.4.0_amd64.deb');
    const planted = join(mkdtempSync(join(tmpdir(), 'duebook-planted-')), 'planted.deb');
    writeFileSync(planted, content);
    mkdirSync(join(kept, 'pending'), { recursive: true });
    const note = { fileName: `../../..${planted}`, sha512: update.file.sha512 };
    writeFileSync(join(kept, 'pending', 'update-info.json'), JSON.stringify(note));
    const handed = await handOver(updater, update);
    expect(existsSync(installerOf(updater))).toBe(true);
    expect(handed.ok && handed.value.path).not.toContain('planted');
  });

  test('leaves nothing once it is to be forgotten, and nothing is started then', async () => {
    const { updater, kept } = debUpdater();
    const update = checked('duebook_1.4.0_amd64.deb');
    await handOver(updater, update);
    expect(readdirSync(kept)).toHaveLength(1);
    await forgetHandedOver(updater, dirname(update.path));
    expect(readdirSync(kept)).toEqual([]);
    expect(installerOf(updater)).toBeNull();
  });
});
