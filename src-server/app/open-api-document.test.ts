import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { listProcedures } from './contract-routes.ts';
import { contracts } from './procedure-access.ts';
import { procedureExamples } from './procedure-examples.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters?: readonly object[];
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
    const files = ['GET /v1/files/{sha256}', 'PUT /v1/files/{sha256}'];
    const beside = ['GET /livez', 'GET /readyz', 'GET /v1/sync/stream', 'POST /v1/import/ledger', ...files];
    expect(described.sort()).toEqual([...served, ...beside].sort());
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
      description: expect.stringMatching(/^For: administrator\. Refused with: USER_NAME_TAKEN/),
    });
  });

  it('says how each request can be refused, and what it needs', async () => {
    const { paths } = await read();
    for (const [path, item] of Object.entries(paths).filter(([one]) => one.startsWith('/v1/'))) {
      for (const { responses, security, parameters } of Object.values(item)) {
        const statuses = ['400', '426', '429', '503', ...(security.length > 0 ? ['401', '403'] : [])];
        expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining(statuses)]);
        expect([path, parameters]).toEqual([
          path,
          expect.arrayContaining([{ $ref: '#/components/parameters/protocol' }]),
        ]);
      }
    }
    expect(Object.keys(paths['/v1/admin/users']?.post?.responses ?? {})).toEqual(
      expect.arrayContaining(['404', '409', '422']),
    );
  });

  it('has an example of every request of sessions and administration, which the server could read', async () => {
    for (const [contract, procedures] of Object.entries(contracts)) {
      for (const [name, procedure] of Object.entries(procedures)) {
        const operation = `${contract}.${name}`;
        const example = procedureExamples[operation];
        const isByHand = contract !== 'sync' && operation !== 'session.refresh';
        if (example === undefined)
          expect([operation, isByHand && operation !== 'admin.putReference']).toEqual([operation, false]);
        else
          expect([operation, procedure['~orpc'].inputSchema?.safeParse(example).success]).toEqual([
            operation,
            true,
          ]);
      }
    }
  });

  it('describes every field of a sign-in and of administration', async () => {
    const { paths } = await read();
    for (const path of ['/v1/session', '/v1/admin/users/update', '/v1/admin/accounts/assign']) {
      const content = paths[path]?.post?.requestBody?.content as Record<
        string,
        { schema: { properties: object } }
      >;
      const fields = Object.entries(content['application/json']?.schema.properties ?? {});
      expect(fields.length).toBeGreaterThan(2);
    }
    const page = (await tenant.app.inject('/docs')).body;
    for (const words of [
      'x-duebook-protocol',
      'devicePublicKey',
      'generateKeyPairSync',
      'Empty for every other role',
    ]) {
      expect(page).toContain(words);
    }
    expect((await tenant.app.inject('/')).headers.location).toBe('/docs');
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
    expect(page.body).not.toMatch(/<script|<style|style=|\son[a-z]+=|(?:src|href)="(?![/#])/);
    const style = await tenant.app.inject('/docs/style.css');
    expect([style.statusCode, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
