import { defineConfig } from 'vitest/config';

/** Files that keep nothing outside of their own tests: they share a worker, and what they import is read once. */
const together = ['src-shared', 'src-renderer', 'src-main/storage'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: [
            'src-*/**/*.test.{ts,tsx}',
            'test/abuse/**/*.test.ts',
            'test/bench/**/*.test.ts',
            'test/contracts/**/*.test.ts',
            'test/fixtures/**/*.test.ts',
            'test/registry-walk/**/*.test.ts',
            'test/simulation*/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: together.map((folder) => `${folder}/**`),
          globalSetup: ['test/fixtures/server/postgresql-setup.ts'],
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
