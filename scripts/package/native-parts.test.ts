import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { isNativePart, nativeParts } from './native-parts.ts';
import { PackagingRefused } from './package-target.ts';

function installed(...paths: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-native-'));
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  return folder;
}

const database = 'better-sqlite3-multiple-ciphers/prebuilds';

const prebuilds = ['linux-x64', 'linux-arm64', 'linuxmusl-x64', 'win32-x64', 'darwin-arm64'].map(
  (name) => `${database}/${name}.node`,
);

test('are those of one system and processor', () => {
  const modules = installed(
    ...prebuilds,
    '@node-rs/argon2-linux-x64-gnu/package.json',
    '@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
    '@node-rs/argon2-linux-x64-gnu/README.md',
    '@node-rs/argon2-linux-x64-musl/package.json',
  );
  const parts = nativeParts(modules, { platform: 'linux', arch: 'x64' });
  expect(parts.map((path) => relative(modules, path).replaceAll('\\', '/')).sort()).toEqual([
    '@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
    '@node-rs/argon2-linux-x64-gnu/package.json',
    'better-sqlite3-multiple-ciphers/prebuilds/linux-x64.node',
  ]);
});

test.each([
  ['win32', 'x64', '-msvc'],
  ['win32', 'arm64', '-msvc'],
  ['darwin', 'x64', ''],
  ['darwin', 'arm64', ''],
  ['linux', 'x64', '-gnu'],
  ['linux', 'arm64', '-gnu'],
] as const)(
  'of %s %s are those alone, with the prebuilt database that is installed',
  (platform, arch, ending) => {
    const name = `@node-rs/argon2-${platform}-${arch}${ending}`;
    const others = ['linux-x64-musl', 'linux-arm64-musl', 'win32-ia32-msvc', 'darwin-universal'];
    const prebuilt = readdirSync(join(projectFolder, 'node_modules', database)).map((one) =>
      join(database, one),
    );
    const modules = installed(
      ...prebuilt,
      ...[name, ...others.map((one) => `@node-rs/argon2-${one}`)].flatMap((one) => [
        `${one}/package.json`,
        `${one}/argon2.node`,
      ]),
    );
    const parts = nativeParts(modules, { platform, arch }).map((path) => relative(modules, path));
    expect(parts.map((path) => path.replaceAll('\\', '/')).sort()).toEqual([
      `${name}/argon2.node`,
      `${name}/package.json`,
      `${database}/${platform}-${arch}.node`,
    ]);
  },
);

test('are asked for in words where the machine has none of the target', () => {
  const modules = installed(...prebuilds);
  mkdirSync(join(modules, '@node-rs', 'argon2'), { recursive: true });
  writeFileSync(join(modules, '@node-rs', 'argon2', 'package.json'), '{"name":"a","version":"2.2.1"}');
  const pack = (platform: 'win32' | 'linux', arch: 'x64' | 'arm64') => () =>
    nativeParts(modules, { platform, arch });
  expect(pack('win32', 'x64')).toThrow(PackagingRefused);
  expect(pack('win32', 'x64')).toThrow(
    /npm install --no-save --force @node-rs\/argon2-win32-x64-msvc@2\.2\.1/,
  );
  expect(pack('win32', 'arm64')).toThrow(/no part for win32 arm64/);
});

test('are told from programs', () => {
  expect(isNativePart('/a/node_modules/@node-rs/argon2-darwin-arm64/package.json')).toBe(true);
  expect(isNativePart('C:\\a\\node_modules\\b\\prebuilds\\win32-x64.node')).toBe(true);
  expect(isNativePart('/a/node_modules/@node-rs/argon2/index.js')).toBe(false);
});
