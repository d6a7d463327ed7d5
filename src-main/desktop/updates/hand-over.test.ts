import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { DebUpdater } from 'electron-updater/out/DebUpdater.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import { describe, expect, test } from 'vitest';
import { handOver } from './hand-over.ts';
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

describe('handing a checked file over', () => {
  test.each([
    ['Windows', NsisUpdater, 'Duebook-1.4.0-x64.exe'],
    ['Debian', DebUpdater, 'duebook_1.4.0_amd64.deb'],
  ])('gives the installer of %s the very file, without asking any server', async (_system, Updater, name) => {
    const updater = new Updater(null, appAt('1.3.0'));
    updater.on('error', () => undefined);
    expect(await handOver(updater, checked(name))).toBe(true);
    expect(readFileSync(installerOf(updater)).equals(content)).toBe(true);
    expect(updater.autoInstallOnAppQuit).toBe(false);
  });

  test('is refused for a version that is not newer', async () => {
    const updater = new DebUpdater(null, appAt('1.4.0'));
    updater.on('error', () => undefined);
    expect(await handOver(updater, checked('duebook_1.4.0_amd64.deb'))).toBe(false);
  });

  test('is refused where the publisher of a Windows installer is not the one of the build', async () => {
    const updater = new NsisUpdater(null, appAt('1.3.0'));
    updater.on('error', () => undefined);
    updater.verifyUpdateCodeSignature = async () => 'another publisher';
    writeFileSync(
      (updater as unknown as { app: AppAdapter }).app.appUpdateConfigPath,
      'updaterCacheDirName: d\npublisherName: Duebook\n',
    );
    expect(await handOver(updater, checked('Duebook-1.4.0-x64.exe'))).toBe(false);
  });

  test('is refused where the file is gone', async () => {
    const updater = new DebUpdater(null, appAt('1.3.0'));
    updater.on('error', () => undefined);
    const update = checked('duebook_1.4.0_amd64.deb');
    expect(await handOver(updater, { ...update, path: `${update.path}.gone` })).toBe(false);
  });
});
