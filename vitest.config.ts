import { defineConfig } from 'vitest/config';

/** Files that keep nothing outside of their own tests: they share a worker, and what they import is read once. */
const together = [
  'src-shared',
  'src-renderer',
  'src-main/{documents,engine,storage,sync}',
  'src-server',
  'test/{abuse,contracts,fixtures}',
];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Only what hangs reaches these limits, also on a busy machine.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
    // The last is taken down first: the cluster lies in the folder.
    globalSetup: ['test/fixtures/temporary-folder-setup.ts', 'test/fixtures/server/postgresql-setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: [
            'src-*/**/*.test.{ts,tsx}',
            'test/bench/**/*.test.ts',
            'test/registry-walk/**/*.test.ts',
            'test/electron-security/**/*.test.ts',
            'test/simulation*/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: together.map((folder) => `${folder}/**`),
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: together.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          isolate: false,
        },
      },
    ],
  },
});
