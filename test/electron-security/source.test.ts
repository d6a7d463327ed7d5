import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import installed from '../../node_modules/electron/package.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import { projectFolder } from '../../scripts/project-folder.ts';
import { contentSecurityPolicy } from '../../src-shared/contract/content-security-policy.ts';
import { readSources } from './read-sources.ts';
import { brokenRules, rules, sourceRules } from './rules.ts';
import { calledName } from './scanned-file.ts';

describe("Electron's security checklist, over the source", () => {
  const sources = readSources();

  test('there is a source to look at, of every side', () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(new Set(sources.map(({ side }) => side))).toEqual(
      new Set(['main', 'preload', 'renderer', 'elsewhere']),
    );
  });

  test.each([...rules, ...sourceRules])('$item: $words', (rule) => {
    expect(sources.flatMap((file) => brokenRules(file, [rule]))).toEqual([]);
  });

  test('7: the policy takes no script but our own, and no address of elsewhere', () => {
    const policy = contentSecurityPolicy([]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toMatch(/https?:|'unsafe-eval'|\*|script-src[^;]*'unsafe-inline'/);
    for (const closed of ['object-src', 'base-uri', 'frame-ancestors', 'form-action']) {
      expect(policy).toContain(`${closed} 'none'`);
    }
  });

  test('16: Electron is one exact version, the one that is installed', () => {
    expect(packageJson.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(installed.version).toBe(packageJson.devDependencies.electron);
  });

  test('20: the preload gives the page one function, and nothing of Electron', () => {
    const preload = sources.find(({ side }) => side === 'preload');
    const given = preload?.nodes.filter(
      (node) => node.type === 'CallExpression' && calledName(node) === 'exposeInMainWorld',
    );
    expect(given).toHaveLength(1);
    const text = readFileSync(join(projectFolder, 'src-main/electron/preload.ts'), 'utf8');
    expect(text).toMatch(
      /exposeInMainWorld\('duebook', \{\n {2}requestEnginePort: \(\): void => ipcRenderer\.send\(requestPortChannel\),\n\}\)/,
    );
  });
});
