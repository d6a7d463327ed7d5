import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { contentSecurityPolicy } from '../../src-shared/contract/content-security-policy.ts';
import { appScheme, isAppAddress } from './app-address.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Must run before the app is ready: a standard scheme gets an origin, storage and a secure context. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the built renderer, and nothing outside of its folder. */
export function serveRenderer(rendererFolder: string): void {
  protocol.handle(appScheme, (request) => answer(request.url, rendererFolder));
}

/** The file that an address of the renderer means; `undefined` for anything outside of its folder. */
export function resolveRendererFile(address: string, rendererFolder: string): string | undefined {
  if (!isAppAddress(address)) return undefined;
  const path = decode(new URL(address).pathname);
  if (path === undefined || path.includes('\0') || path.includes('\\')) return undefined;
  const file = normalize(join(rendererFolder, path === '/' ? 'index.html' : path));
  return file.startsWith(normalize(rendererFolder) + sep) ? file : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

async function answer(address: string, rendererFolder: string): Promise<Response> {
  const file = resolveRendererFile(address, rendererFolder);
  const mediaType = file === undefined ? undefined : mediaTypes[extname(file)];
  if (file === undefined || mediaType === undefined) return new Response(null, { status: 404 });
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: headersFor(mediaType) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return new Response(null, { status: 404 });
    }
    throw error;
  }
}

function headersFor(mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': contentSecurityPolicy([]),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
