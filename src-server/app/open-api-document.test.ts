import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { listProcedures } from './contract-routes.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly object[];
  readonly requestBody?: { readonly content: object };
  readonly responses: Readonly<Record<string, object>>;
};
type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

describe('the description of the contracts', () => {
  let tenant: TestTenant;
  beforeAll(async () => {
    const [first] = stores;
    if (first === undefined) throw new Error('no store');
    tenant = await openTestTenant(first.store);
  });
  const read = async () => (await tenant.app.inject('/openapi.json')).json() as Document;

  it('is OpenAPI 3.1 and has every procedure with its request and its reply', async () => {
    const document = await read();
    expect(document.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = listProcedures().map(({ procedure }) => {
      const { method, path } = procedure['~orpc'].route;
      return `${method} ${path}`;
    });
    expect(described.sort()).toEqual(served.sort());
    for (const item of Object.values(document.paths)) {
      for (const operation of Object.values(item)) {
        expect(operation).toMatchObject({ summary: expect.any(String), operationId: expect.any(String) });
        expect(operation.responses).toHaveProperty('200');
      }
    }
    const pull = JSON.stringify(document.paths['/v1/sync/pull']?.post?.requestBody);
    for (const field of ['collection', 'checkpoint', 'limit', 'scopeVersion']) expect(pull).toContain(field);
  });

  it('says for whom a procedure is', async () => {
    const { paths } = await read();
    expect(paths['/v1/session']?.post?.security).toEqual([]);
    expect(paths['/v1/admin/users']?.post).toMatchObject({
      security: [{ session: [] }],
      description: 'For: administrator.',
    });
  });

  it('refers to nothing that is not in it', async () => {
    const document = await read();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, target]) => target ?? '',
    );
    expect(references.length).toBeGreaterThan(0);
    for (const reference of new Set(references)) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
      expect([reference, found]).toEqual([reference, expect.any(Object)]);
    }
  });

  it('can be read as a page that needs no script and no other host', async () => {
    const page = await tenant.app.inject('/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    );
    for (const { procedure } of listProcedures()) expect(page.body).toContain(procedure['~orpc'].route.path);
    expect(page.body).not.toMatch(/<script|<style|style=|\son[a-z]+=|https?:\/\/(?!json-schema)/);
    const style = await tenant.app.inject('/docs/style.css');
    expect([style.statusCode, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
