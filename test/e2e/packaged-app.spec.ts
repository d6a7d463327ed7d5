import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { writeElectronStandIn } from '../../scripts/package/electron-stand-in.fixture.ts';
import { packApp } from '../../scripts/package/pack-app.ts';
import { packageApp } from '../../scripts/package/package-app.ts';
import { readPackageOptions } from '../../scripts/package/package-options.ts';
import { packedFiles } from '../../scripts/package/packed-files.ts';
import { stageApp } from '../../scripts/package/stage-app.ts';
import { projectFolder } from '../../scripts/project-folder.ts';
import { readArchive, readFuses } from '../fixtures/bundle/read-package.ts';

/**
 * The app as `npm run package -- --dir` packs it, outside of the project. Electron itself is a stand-in: that its binary
 * starts what is packed shows only where the real one is at hand.
 */
const order = readPackageOptions([], process);
const target = { platform: order.platform, arch: order.archs[0] ?? 'x64' };

test.describe('the packaged app', { tag: '@package' }, () => {
  let folder: string;
  let unpacked: string;

  test.beforeAll(async () => {
    test.skip(target.platform !== 'linux', 'the stand-in for Electron is one for Linux');
    folder = mkdtempSync(join(tmpdir(), 'duebook-package-'));
    writeElectronStandIn(join(folder, 'electron'));
    await packageApp({
      ...order,
      project: projectFolder,
      outputFolder: join(folder, 'packages'),
      kinds: ['dir'],
      electronFolder: join(folder, 'electron'),
      updatesUrl: 'https://updates.example.com/duebook/',
      isSigned: false,
      isNotarised: false,
    });
    const [name = ''] = readdirSync(join(folder, 'packages')).filter((one) => one.endsWith('unpacked'));
    unpacked = join(folder, 'packages', name);
  });
  test.afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  test('has the fuses set in the binary, and nothing of Electron that it does not need', () => {
    // RunAsNode, cookies encrypted, NODE_OPTIONS, inspect, asar checked, only from asar, own snapshot, rights of file:,
    // and one that is left as it was.
    expect(readFuses(join(folder, 'electron', 'electron'))).toBe('101100011');
    expect(readFuses(join(unpacked, 'duebook'))).toBe('010011001');
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['de.pak', 'en-US.pak']);
    expect(existsSync(join(unpacked, 'LICENSES.chromium.html'))).toBe(true);
  });

  test('holds the laid out files and no others, each with the hash that Electron checks', () => {
    const held = readArchive(join(unpacked, 'resources', 'app.asar'));
    const expected = [...packedFiles(projectFolder, target).map(({ path }) => path), 'package.json'];
    expect(held.map(({ path }) => path)).toEqual(expected.sort());
    expect(held.filter(({ hash }) => hash === undefined)).toEqual([]);
    expect(
      held
        .filter(({ isOutside }) => isOutside)
        .map(({ path }) => basename(path))
        .sort(),
    ).toEqual([`argon2.linux-${target.arch}-gnu.node`, `linux-${target.arch}.node`]);
  });

  test('carries notices and the list of its parts, and knows where updates are', () => {
    const resources = readdirSync(join(unpacked, 'resources')).sort();
    expect(resources).toEqual([
      'LICENSE.txt',
      'THIRD-PARTY-NOTICES.txt',
      'app-update.yml',
      'app.asar',
      'app.asar.unpacked',
      'duebook.cdx.json',
    ]);
    const text = readFileSync(join(unpacked, 'resources', 'app-update.yml'), 'utf8');
    expect(text).toContain('https://updates.example.com/duebook/');
  });

  test('works without the project: engine, server of the training, and documents', async () => {
    const program = join(projectFolder, 'test', 'fixtures', 'bundle', 'run-packed-engine.ts');
    const args = [program, join(folder, 'packages', 'app', target.arch), join(folder, 'data')];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(JSON.parse(stdout)).toEqual({
      troubles: [],
      fileName: expect.stringMatching(/\.pdf$/),
      begin: '%PDF-',
    });
  });
});

test('two processors are packed in one go, each with its own native code and its own notices', {
  tag: '@package',
}, async () => {
  test.skip(target.platform !== 'linux', 'the stand-in for Electron is one for Linux');
  const folder = mkdtempSync(join(tmpdir(), 'duebook-both-'));
  const [appFolder, noticesFolder] = [join(folder, 'app'), join(folder, 'notices')];
  const archs = ['x64', 'arm64'] as const;
  const nativePath = (arch: string) => `node_modules/some/prebuilds/linux-${arch}.node`;
  try {
    writeElectronStandIn(join(folder, 'electron'));
    // A machine has installed the native code of its own processor alone: here one file stands for all of it.
    const source = join(folder, 'stand-in');
    writeFileSync(source, 'not started');
    for (const arch of archs) {
      const files = ['out/main/main.js', nativePath(arch)].map((path) => ({ source, path }));
      stageApp(projectFolder, files, join(appFolder, arch));
      mkdirSync(join(noticesFolder, arch), { recursive: true });
      writeFileSync(join(noticesFolder, arch, 'notices.txt'), arch);
    }
    await packApp({
      ...{ platform: 'linux', archs, appFolder, noticesFolder, project: projectFolder },
      ...{ outputFolder: join(folder, 'packages'), electronFolder: join(folder, 'electron') },
      ...{ kinds: ['dir'], updatesUrl: undefined, isSigned: false, isNotarised: false },
    });
    const unpacked = { x64: 'linux-unpacked', arm64: 'linux-arm64-unpacked' };
    for (const arch of archs) {
      const resources = join(folder, 'packages', unpacked[arch], 'resources');
      const held = readArchive(join(resources, 'app.asar')).map(({ path }) => path);
      expect(held).toEqual([nativePath(arch), 'out/main/main.js', 'package.json'].sort());
      expect(existsSync(join(resources, 'app.asar.unpacked', nativePath(arch)))).toBe(true);
      expect(readFileSync(join(resources, 'notices.txt'), 'utf8')).toBe(arch);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
