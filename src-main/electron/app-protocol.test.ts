import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

type Handler = (request: { url: string }) => Promise<Response>;
const standIn = vi.hoisted(() => ({ schemes: [] as unknown[], handlers: new Map<string, unknown>() }));

vi.mock('electron', () => ({
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => standIn.schemes.push(...schemes),
    handle: (scheme: string, handler: unknown) => standIn.handlers.set(scheme, handler),
  },
}));

const { registerAppScheme, resolveRendererFile, serveRenderer } = await import('./app-protocol.ts');

describe('app:// protocol', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-app-protocol-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Duebook</title>');
    writeFileSync(join(folder, 'secret.key'), 'secret');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function get(url: string): Promise<Response> {
    serveRenderer(folder);
    const handler = standIn.handlers.get('app') as Handler;
    return handler({ url });
  }

  test('registers a standard, secure scheme', () => {
    registerAppScheme();
    expect(standIn.schemes).toEqual([
      expect.objectContaining({
        scheme: 'app',
        privileges: expect.objectContaining({ standard: true, secure: true }),
      }),
    ]);
  });

  test('serves the start page with its policy headers', async () => {
    const reply = await get('app://duebook/');
    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain('Duebook');
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(reply.headers.get('content-security-policy')).not.toContain("script-src 'self' 'unsafe-inline'");
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('answers 404 for a file that is not there', async () => {
    expect((await get('app://duebook/assets/none.js')).status).toBe(404);
  });

  test('answers 404 for a file of a type that the renderer has none of', async () => {
    expect((await get('app://duebook/secret.key')).status).toBe(404);
  });

  test.each([
    'app://duebook/../secret.key',
    'app://duebook/..%2f..%2fetc/passwd',
    'app://duebook/%2e%2e/%2e%2e/etc/passwd',
    'app://duebook/assets/..%5c..%5csecret.js',
    'app://duebook/%00index.html',
    'app://duebook/%E0%A4%A',
    'app://elsewhere/index.html',
    'app://user@duebook/index.html',
    'https://duebook/index.html',
    'not an address',
  ])('gives no file outside of the folder for %s', (address) => {
    const file = resolveRendererFile(address, folder);
    if (file !== undefined) expect(file.startsWith(join(folder, '/'))).toBe(true);
    if (file !== undefined) expect(file).not.toContain('..');
    if (!address.startsWith('app://duebook/')) expect(file).toBeUndefined();
  });
});
