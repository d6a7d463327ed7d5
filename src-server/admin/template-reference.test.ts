import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testLetterhead, testTexts } from '../../src-main/documents/own-template.fixture.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('the template of the papers on $name', ({ store }) => {
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await openTestTenant(store);
  });
  const put = async (who: 'admin' | 'amelie', texts: readonly object[], version = 1) => {
    const token = (await tenant.signIn(who)).reply.accessToken;
    const value = { letterhead: testLetterhead, texts };
    const named = { id: 'document-template', kind: 'document-template' };
    const document = { ...named, accountId: '', seq: 0, version, value };
    const { status, body } = await tenant.post('/v1/admin/reference', { document }, token);
    return { status, body };
  };
  const texts = testTexts('de', { 'statement.title': 'Auszug {account}' });

  it('is written by an administrator, once per version, and reaches every workstation', async () => {
    expect(await put('admin', texts)).toEqual({ status: 200, body: {} });
    expect(await put('admin', [])).toMatchObject({ status: 409, body: { code: 'REFERENCE_CHANGED' } });
    const amelie = await tenant.signIn('amelie');
    const { documents } = await amelie.pull('reference');
    expect(documents.find(({ id }) => id === 'document-template')).toMatchObject({
      version: 1,
      value: { letterhead: testLetterhead, texts },
    });
    expect(await put('amelie', texts, 2)).toMatchObject({ status: 403 });
  });

  it('is refused with a text that could not be printed, named by kind, slot and language', async () => {
    const { status, body } = await put('admin', testTexts('de', { 'statement.title': 'Auszug {konto}' }));
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('statement.title (de): {konto} is not known here');
  });
});
