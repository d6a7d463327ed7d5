import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenChanged } from './build.ts';
import { type EndToEndHost, findEndToEndHost } from './find-browser.ts';
import { projectFolder } from './project-folder.ts';
import { requireNode24 } from './require-node.ts';
import { readPlaywrightCounts, readVitestCounts, type TestCounts } from './test-counts.ts';

const reports = join(projectFolder, 'out', 'test');
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

type Step = { readonly name: string; readonly run: () => boolean };

function tool(path: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  const result = spawnSync(process.execPath, [join(projectFolder, 'node_modules', path), ...args], {
    cwd: projectFolder,
    stdio: 'inherit',
    // Colour codes make a log file unreadable.
    env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
  });
  return result.status === 0;
}

const checks: readonly Step[] = [
  { name: 'format and lint', run: () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']) },
  { name: 'types', run: () => tool('typescript/bin/tsc', ['-p', 'tsconfig.json']) },
  { name: 'dead code', run: () => tool('knip/bin/knip.js', []) },
];

const unitTests: Step = {
  name: 'unit and integration tests',
  run: () =>
    tool('vitest/vitest.mjs', [
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ]),
};

const build: Step = {
  name: 'build',
  run: () => {
    buildWhenChanged((line) => console.log(line));
    return true;
  },
};

type Specs = keyof typeof specs;

/** Walks: with the specs that walk through the whole program, and each spec in both themes, half an hour. */
const specs = {
  usual: ['--grep-invert', '@walk|@package'],
  walks: [],
  package: ['--grep', '@package'],
} as const;

function endToEndTests(host: EndToEndHost, which: Specs): Step {
  return {
    name: 'end-to-end tests',
    run: () =>
      tool('@playwright/test/cli.js', ['test', ...specs[which]], {
        DUEBOOK_E2E_WALKS: which === 'walks' ? 'yes' : undefined,
        DUEBOOK_E2E_HOST: host.host,
        DUEBOOK_E2E_CHROMIUM: host.chromium,
        DUEBOOK_E2E_ELECTRON: host.host === 'electron' ? host.electron : undefined,
        PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
      }),
  };
}

function runStep(step: Step): boolean {
  console.log(`\n— ${step.name}`);
  const startedAt = performance.now();
  const passed = step.run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${passed ? 'ok' : 'FAILED'}: ${step.name} (${seconds} s)`);
  return passed;
}

function whichSpecs(): Specs {
  if (process.argv.includes('--walks')) return 'walks';
  return process.argv.includes('--package') ? 'package' : 'usual';
}

/** `--host electron` or `--host browser`: the specs run there, or fail. */
function wantedHost(): EndToEndHost['host'] | undefined {
  const at = process.argv.indexOf('--host');
  if (at === -1) return undefined;
  const name = process.argv[at + 1];
  if (name === 'electron' || name === 'browser') return name;
  throw new Error('--host is electron or browser.');
}

async function main(): Promise<number> {
  requireNode24();
  const onlyChecks = process.argv.includes('--check');
  const which = whichSpecs();
  const wanted = wantedHost();
  const onlyEndToEnd = which !== 'usual' || process.argv.includes('--e2e');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const steps: Step[] = onlyEndToEnd ? [] : [...checks, unitTests];
  if (!onlyChecks) {
    const host = await findEndToEndHost((line) => console.log(line), wanted);
    console.log(`End-to-end tests run in ${host.words}.`);
    steps.push(build, endToEndTests(host, which));
  }
  const failedSteps = steps.filter((step) => !runStep(step));
  return report(failedSteps);
}

function report(failedSteps: readonly Step[]): number {
  const counts: TestCounts[] = [];
  if (existsSync(vitestReport)) counts.push(readVitestCounts(readFileSync(vitestReport, 'utf8')));
  if (existsSync(playwrightReport)) counts.push(readPlaywrightCounts(readFileSync(playwrightReport, 'utf8')));
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  const skipped = counts.reduce((sum, one) => sum + one.skipped, 0);
  console.log('');
  if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.map((step) => step.name).join(', ')}`);
  if (skipped > 0) console.log(`${skipped} skipped (input folder or program absent, each says which)`);
  console.log(`${passed} passed, ${failed} failed`);
  return failedSteps.length === 0 && failed === 0 ? 0 : 1;
}

process.exitCode = await main();
