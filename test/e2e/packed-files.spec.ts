import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readPackageOptions } from '../../scripts/package/package-options.ts';
import { packedFiles, packedPackages } from '../../scripts/package/packed-files.ts';
import { projectFolder } from '../../scripts/project-folder.ts';

const { platform, archs } = readPackageOptions([], process);
const target = { platform, arch: archs[0] ?? 'x64' };
const files = packedFiles(projectFolder, target);
const paths = files.map(({ path }) => path);

test('no sources, maps, tests, settings of tools or reports are packed', () => {
  const refused = [
    /\.(ts|tsx|mts|cts|map|flow|tsbuildinfo|c|cc|cpp|h|gyp|gypi|sh|ya?ml)$/,
    /(^|\/)(tests?|__tests__|spec|examples?|bench|benchmarks?|coverage|scripts)\//,
    /\.(test|spec)\.[cm]?js$/,
    /(^|\/)(tsconfig|eslint|babel|README|CHANGELOG|CLAUDE|AGENTS)[^/]*$/i,
    /(^|\/)\.[^/]+/,
    /^(src-|docs\/|test\/|scripts\/)/,
  ];
  expect(paths.filter((path) => refused.some((pattern) => pattern.test(path)))).toEqual([]);
});

test('nothing that is secret is packed, and no key but the public ones of updates', () => {
  expect(paths.filter((path) => /\.(pem|key|p12|pfx|env|sqlite|keystore)$|sign-in/i.test(path))).toEqual([]);
  const ours = files.filter(({ path }) => /^(out|resources)\/.*\.(js|cjs|html|json)$/.test(path));
  expect(ours.length).toBeGreaterThan(100);
  const private_ = ours.filter(({ source }) =>
    /BEGIN [A-Z ]*PRIVATE KEY-----\s*\w/.test(readFileSync(source, 'utf8')),
  );
  expect(private_).toEqual([]);
});

test('native code is that of this system and processor', () => {
  const native = paths.filter((path) => /\.(node|dll|so|dylib|exe)$/.test(path));
  const name = `${target.platform}-${target.arch}`;
  expect(native).toHaveLength(2);
  expect(native.filter((path) => !path.includes(name))).toEqual([]);
  expect(
    paths
      .filter((path) => path.startsWith('node_modules/@node-rs/') && /-(win32|darwin|linux|musl)/.test(path))
      .every((path) => path.includes(name)),
  ).toBe(true);
});

test('only what the program reaches is packed: no package of the tools, no browser host', () => {
  const lock = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  const folders = new Set(
    paths.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  expect(folders.size).toBeGreaterThan(50);
  expect(
    [...folders].filter(
      (folder) => lock.packages[folder] === undefined || lock.packages[folder].dev === true,
    ),
  ).toEqual([]);
  expect(packedPackages(files)).toHaveLength(folders.size);
  expect(paths.filter((path) => path.includes('browser-host'))).toEqual([]);
  expect([...folders]).not.toContain('node_modules/open');
});

test('of the resources only the fonts of documents are packed, with their licence', () => {
  const resources = paths.filter((path) => path.startsWith('resources/'));
  expect(resources.filter((path) => !/^resources\/fonts\/[a-z-]+\.ttf$/.test(path))).toEqual([
    'resources/fonts/OFL.txt',
  ]);
});

test('what is packed is small', () => {
  const bytes = files.reduce((sum, { source }) => sum + readFileSync(source).length, 0);
  expect(bytes).toBeLessThan(60_000_000);
});
