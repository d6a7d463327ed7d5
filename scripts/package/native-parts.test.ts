import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
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

const prebuilds = ['linux-x64', 'linux-arm64', 'linuxmusl-x64', 'win32-x64', 'darwin-arm64'].map(
  (name) => `better-sqlite3-multiple-ciphers/prebuilds/${name}.node`,
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
