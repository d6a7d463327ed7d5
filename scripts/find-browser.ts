import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { type ElectronBinary, findElectron } from './electron-binary.ts';
import { projectFolder } from './project-folder.ts';

/** What the end-to-end specs run in. */
export type EndToEndHost =
  | {
      readonly host: 'electron';
      readonly electron: string;
      /** For the specs of the browser host, where there is one. */
      readonly chromium: string | undefined;
      readonly words: string;
    }
  | { readonly host: 'browser'; readonly chromium: string; readonly words: string };

const downloadLimitMs = 240_000;

/**
 * Finds Electron's binary, else a Chromium or Chrome of the system, else gets one.
 * @param wanted the only host that will do, where somebody named one
 * @throws where there is none
 */
export async function findEndToEndHost(
  announce: (line: string) => void,
  wanted?: EndToEndHost['host'],
): Promise<EndToEndHost> {
  const electron: ElectronBinary =
    wanted === 'browser' ? { found: false, reason: 'not asked for' } : await findElectron(announce);
  if (electron.found) {
    const chromium = systemBrowser() ?? downloadedBrowser();
    return { host: 'electron', electron: electron.path, chromium, words: `Electron (${electron.path})` };
  }
  const reason = `Electron not available: ${electron.reason}`;
  if (wanted === 'electron') throw new Error(reason);
  const browser =
    systemBrowser() ?? downloadedBrowser() ?? downloadBrowser(announce) ?? installBrowser(announce);
  if (browser === undefined) {
    throw new Error(
      `No browser for the end-to-end tests (${reason}). Install Chromium or Chrome and run again.`,
    );
  }
  return { host: 'browser', chromium: browser, words: `the browser host in ${browser} (${reason})` };
}

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const fixedPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')];
  }),
};

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(fixedPlaces[process.platform] ?? []), ...onPath].find((file) => existsSync(file));
}

function downloadedBrowser(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function downloadBrowser(announce: (line: string) => void): string | undefined {
  announce('No Chromium or Chrome here; trying the download of Playwright…');
  const cli = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: downloadLimitMs });
  return downloadedBrowser();
}

function installBrowser(announce: (line: string) => void): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  announce('Installing Chromium with apt-get…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { stdio: 'ignore', env });
  spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'ignore', env });
  return systemBrowser();
}
