import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { z } from 'zod';
import { chromiumSwitches } from '../../fixtures/chromium-switches.ts';
import type { StorageSide } from './storage-side.ts';

/** Chromium with the entries in RxDB's Dexie storage, its profile on disk. */
export type DexieBrowser = {
  readonly version: string;
  /** The entries in an IndexedDB database of this name. */
  open(name: string, seed: number): Promise<StorageSide>;
  /** Closes the databases and loads the page again, so that nothing is left in memory. */
  reload(): Promise<void>;
  close(): Promise<void>;
};

const pageFolder = fileURLToPath(new URL('./dexie-page', import.meta.url));

/** The browser to measure in; undefined where there is none. */
export function chromiumPath(env: NodeJS.ProcessEnv): string | undefined {
  const named = env.DUEBOOK_E2E_CHROMIUM;
  const candidates = [
    ...(named === undefined ? [] : [named]),
    '/usr/bin/chromium',
    chromium.executablePath(),
  ];
  return candidates.find((path) => existsSync(path));
}

/** Bundles the page, serves it on loopback and opens it; `folder` takes bundle and profile. */
export async function openDexieBrowser(executablePath: string, folder: string): Promise<DexieBrowser> {
  const bundle = join(folder, 'page');
  await build({
    root: pageFolder,
    configFile: false,
    base: './',
    logLevel: 'warn',
    build: { outDir: bundle, emptyOutDir: true, target: 'chrome130', chunkSizeWarningLimit: 2_000 },
  });
  const server = await serve(bundle);
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    args: chromiumSwitches(),
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const load = async () => void (await page.goto(`http://127.0.0.1:${portOf(server)}/index.html`));
  await load();
  return {
    version: context.browser()?.version() ?? 'unknown',
    async open(name, seed) {
      await page.evaluate((wanted) => window.dexiePage.open(wanted), name);
      return remoteSide(page, name, seed);
    },
    async reload() {
      await page.evaluate(() => window.dexiePage.close());
      await load();
    },
    async close() {
      await context.close();
      server.close();
    },
  };
}

function remoteSide(page: Page, name: string, seed: number): StorageSide {
  return {
    insert: (from, to) =>
      page.evaluate(([n, s, f, t]) => window.dexiePage.side(n, s).insert(f, t), [
        name,
        seed,
        from,
        to,
      ] as const),
    findById: (ids) =>
      page.evaluate(([n, s, list]) => window.dexiePage.side(n, s).findById(list), [name, seed, ids] as const),
    due: (queries) =>
      page.evaluate(([n, s, list]) => window.dexiePage.side(n, s).due(list), [name, seed, queries] as const),
    newest: (times) =>
      page.evaluate(([n, s, count]) => window.dexiePage.side(n, s).newest(count), [
        name,
        seed,
        times,
      ] as const),
    count: (states) =>
      page.evaluate(([n, s, list]) => window.dexiePage.side(n, s).count(list), [name, seed, states] as const),
  };
}

function portOf(server: Server): number {
  return z.object({ port: z.number() }).parse(server.address()).port;
}

function serve(folder: string): Promise<Server> {
  const types = { html: 'text/html', js: 'text/javascript' } as const;
  const server = createServer((request, response) => {
    const path = /^\/((?:assets\/)?[\w.-]+\.(html|js))$/.exec(request.url ?? '');
    const file = path?.[1] === undefined ? undefined : join(folder, path[1]);
    if (file === undefined || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    // Isolated pages get a clock of 5 µs instead of 100 µs.
    response.writeHead(200, {
      'content-type': types[path?.[2] === 'html' ? 'html' : 'js'],
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
