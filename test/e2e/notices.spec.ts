import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readBundledPackages } from '../../scripts/package/bundled-packages.ts';
import { readPackageOptions } from '../../scripts/package/package-options.ts';
import { packedFiles, packedPackages } from '../../scripts/package/packed-files.ts';
import { isPermitted } from '../../scripts/package/permitted-licences.ts';
import {
  foreignParts,
  noticesFile,
  partsListFile,
  writeNotices,
} from '../../scripts/package/write-notices.ts';
import { projectFolder } from '../../scripts/project-folder.ts';

const { platform, archs } = readPackageOptions([], process);
const files = packedFiles(projectFolder, { platform, arch: archs[0] ?? 'x64' });
const packages = [...packedPackages(files), ...readBundledPackages(projectFolder)];

test('every package in the app may be packed', () => {
  const refused = foreignParts(projectFolder, files).filter(({ licence }) => !isPermitted(licence));
  expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

test('notices and the list of parts name every package in the app, and what became part of the screens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-notices-'));
  try {
    writeNotices(projectFolder, files, folder);
    expect(readdirSync(folder).sort()).toEqual(['LICENSE.txt', noticesFile, partsListFile]);
    const notices = readFileSync(join(folder, noticesFile), 'utf8');
    const titles = new Set(notices.split('\n'));
    const unnamed = packages.filter(({ name, version }) => !titles.has(`${name} ${version}`));
    expect(unnamed).toEqual([]);
    const names = packages.map(({ name }) => name);
    for (const name of ['react', '@mantine/core', 'better-sqlite3-multiple-ciphers', 'rxdb']) {
      expect(names).toContain(name);
    }
    const list = readFileSync(join(folder, partsListFile), 'utf8');
    const missing = packages.filter(
      ({ name, version }) => !list.includes(`pkg:npm/${name.replace('@', '%40')}@${version}"`),
    );
    expect(missing).toEqual([]);
    expect(list).toContain('"pkg:npm/electron@');
    expect(notices).toContain('SIL OPEN FONT LICENSE');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
