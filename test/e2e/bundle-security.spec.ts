import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { projectFolder } from '../../scripts/project-folder.ts';
import { readBundle } from '../electron-security/read-sources.ts';
import { brokenRules, rules } from '../electron-security/rules.ts';
import { test } from './fixtures/duebook-test.ts';

test("what the build made keeps to Electron's security checklist", () => {
  const bundle = readBundle();
  for (const path of ['out/main/main.js', 'out/main/engine-entry.js', 'out/preload/preload.cjs']) {
    expect(bundle.map((file) => file.path)).toContain(path);
  }
  expect(bundle.flatMap((file) => brokenRules(file, rules))).toEqual([]);
});

test('the start page loads nothing but the own files, and no script stands in it', () => {
  const path = join(projectFolder, 'out', 'renderer', 'index.html');
  expect(existsSync(path)).toBe(true);
  const page = readFileSync(path, 'utf8');
  const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? '');
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([]);
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
});
