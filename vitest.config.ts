import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src-*/**/*.test.{ts,tsx}',
      'test/abuse/**/*.test.ts',
      'test/bench/**/*.test.ts',
      'test/contracts/**/*.test.ts',
      'test/fixtures/**/*.test.ts',
      'test/simulation*/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    globalSetup: ['test/fixtures/server/postgresql-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
