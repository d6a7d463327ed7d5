import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

export type StaticFile = { readonly content: Buffer; readonly type: string; readonly isImmutable: boolean };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.map': 'application/json',
};

/**
 * A file of the built renderer; the page itself for addresses of screens (paths without an ending). Undefined for
 * anything that is not there or lies outside.
 */
export async function findStaticFile(root: string, pathname: string): Promise<StaticFile | undefined> {
  const path = decodePath(pathname);
  if (path === undefined) return undefined;
  const isScreen = extname(path) === '';
  const filePath = resolve(root, `.${isScreen ? '/index.html' : path}`);
  const type = types[extname(filePath)];
  if (type === undefined || !filePath.startsWith(resolve(root) + sep)) return undefined;
  const content = await readIfFile(filePath);
  return content && { content, type, isImmutable: path.startsWith('/assets/') };
}

/** True when the renderer has been built into this folder. */
export async function hasRenderer(root: string): Promise<boolean> {
  return (await readIfFile(join(root, 'index.html'))) !== undefined;
}

function decodePath(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes('\u0000') || path.includes('\\') ? undefined : path;
  } catch {
    return undefined;
  }
}

async function readIfFile(path: string): Promise<Buffer | undefined> {
  try {
    return (await stat(path)).isFile() ? await readFile(path) : undefined;
  } catch {
    // Not there or not readable: the same for whoever asks.
    return undefined;
  }
}
