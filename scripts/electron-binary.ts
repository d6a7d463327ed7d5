import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const electronFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'electron');
const fetchLimitMs = 240_000;

export type ElectronBinary =
  | { readonly found: true; readonly path: string }
  | { readonly found: false; readonly reason: string };

/** Where Electron's binary is, when it has been fetched. */
function installedBinary(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** Why Electron cannot run here even with a binary. */
function obstacle(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'Electron does not run as root with its sandbox on';
  const hasDisplay = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  return hasDisplay ? undefined : 'there is no display';
}

/** Finds Electron's binary; Electron 45 fetches it when it is first needed, so this does, within a time limit. */
export async function findElectron(announce: (line: string) => void): Promise<ElectronBinary> {
  const reason = obstacle();
  if (reason !== undefined) return { found: false, reason };
  const installed = installedBinary();
  if (installed !== undefined) return { found: true, path: installed };
  announce('Fetching Electron (once)…');
  const fetched = await fetchBinary();
  const path = installedBinary();
  if (fetched && path !== undefined) return { found: true, path };
  return { found: false, reason: 'its binary could not be fetched' };
}

function fetchBinary(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(electronFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: fetchLimitMs,
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
