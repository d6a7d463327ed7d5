import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import later from '../../resources/locales/later/en.json' with { type: 'json' };
import { projectFolder } from '../../scripts/project-folder.ts';
import { compressedBytes, firstScripts } from '../fixtures/bundle/first-scripts.ts';
import { test } from './fixtures/duebook-test.ts';

test('the first script is at most 400 kB compressed, and it is all that the sign-in needs', async ({
  startServer,
  open,
}) => {
  const folder = join(projectFolder, 'out', 'renderer');
  const paths = firstScripts(folder);
  expect(paths.length).toBeGreaterThan(0);
  expect(compressedBytes(folder, paths)).toBeLessThanOrEqual(400_000);
  const server = await startServer({ demo: 'users' });
  const { page } = await open({ serverUrl: server.url });
  await expect(page.getByRole('heading', { name: 'Enrol this workstation' })).toBeVisible();
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js')),
  );
  expect(loaded.map((path) => path.replace(/^\//, '')).sort()).toEqual([...paths].sort());
});

test('the first script shows none of the words that come later', () => {
  const folder = join(projectFolder, 'out', 'renderer');
  const script = firstScripts(folder)
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
  const shown = Object.keys(later).filter((section) => new RegExp(`["'\`]${section}\\.`).test(script));
  expect(shown).toEqual([]);
});
