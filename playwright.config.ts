import { defineConfig } from '@playwright/test';

const isRoot = process.getuid?.() === 0;
// Never Electron's binary: that one is launched by the fixture, with Playwright's own call for it.
const path = process.env.DUEBOOK_E2E_CHROMIUM;

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/test/playwright',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(path === undefined ? {} : { executablePath: path }),
      // Chromium has no sandbox for root, and a build machine is often root.
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
