import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { packagesOfFiles } from './installed-package.ts';
import { reachedFiles } from './reached-files.ts';

const files: Readonly<Record<string, string>> = {
  'out/main.js': `import { a } from "one"; import './chunk-1.js'; import 'node:fs'; import 'electron';
    const later = () => import("two/later"); new Worker(new URL('./thread.js', import.meta.url));`,
  'out/chunk-1.js': 'export * from "./not-there.js"',
  'out/thread.js': 'const text = "require(\\"nothing\\")";',
  'out/other.js': 'import "three"',
  'node_modules/one/package.json':
    '{"name":"one","version":"1.0.0","exports":{"import":"./m.mjs","require":"./c.cjs"}}',
  'node_modules/one/m.mjs': 'import "./inner.mjs"',
  'node_modules/one/inner.mjs': '',
  'node_modules/one/c.cjs': "const two = __require('two'); require('./table.json')",
  'node_modules/one/table.json': '{}',
  'node_modules/one/unused.js': 'require("three")',
  'node_modules/one/node_modules/two/package.json': '{"name":"two","version":"2.0.0","main":"lib"}',
  'node_modules/one/node_modules/two/lib/index.js': '',
  'node_modules/two/package.json': '{"name":"two","version":"3.0.0"}',
  'node_modules/two/later.js': '',
  'node_modules/three/package.json': '{"name":"three","version":"1.0.0"}',
  'node_modules/three/index.js': '',
};

function written(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'duebook-reached-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('a program reaches what it imports, requires and starts, file by file, and nothing else of a package', () => {
  const folder = written();
  const reached = reachedFiles([join(folder, 'out/main.js')]);
  expect(reached.map((path) => relative(folder, path).replaceAll('\\', '/'))).toEqual([
    'node_modules/one/c.cjs',
    'node_modules/one/inner.mjs',
    'node_modules/one/m.mjs',
    'node_modules/one/node_modules/two/lib/index.js',
    'node_modules/one/table.json',
    'node_modules/two/later.js',
    'out/chunk-1.js',
    'out/main.js',
    'out/thread.js',
  ]);
  expect(packagesOfFiles(reached).map(({ name, version }) => `${name} ${version}`)).toEqual([
    'one 1.0.0',
    'two 2.0.0',
    'two 3.0.0',
  ]);
});
