import { defineConfig } from '@playwright/test';
import { chromiumSwitches } from './test/fixtures/chromium-switches.ts';

// Never Electron's binary: that one is launched by the fixture, with Playwright's own call for it.
const path = process.env.DUEBOOK_E2E_CHROMIUM;

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/test/playwright',
  workers: 2,
  retries: 0,
  // Only what hangs reaches these limits, also on a busy machine.
  timeout: 240_000,
  expect: {
    timeout: 30_000,
    // What the specs compare with is what the documentation shows.
    toHaveScreenshot: { pathTemplate: 'docs/screenshots/{arg}{ext}' },
  },
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
      args: chromiumSwitches(),
    },
  },
});
