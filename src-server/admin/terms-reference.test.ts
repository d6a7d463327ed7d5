import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { netDaysTerms } from '../../src-shared/domain/invoice/agreed-terms.ts';
import { readTerms } from '../../src-shared/domain/invoice/read-terms.ts';
import { defaultTermsPolicy } from '../../src-shared/domain/invoice/terms-policy.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { readTermsPolicy } from '../store/read-terms-policy.ts';
import { inTenant } from '../store/tenant-transaction.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('I4: the named terms of an organisation on $name', ({ store }) => {
  let tenant: TestTenant;
  let admin: string;
  beforeEach(async () => {
    tenant = await openTestTenant(store);
    admin = (await tenant.signIn('admin')).reply.accessToken;
  });
  const put = async (named: readonly object[], version = 2) => {
    const value = { ...defaultTermsPolicy, named };
    const document = { id: 'terms', accountId: '', seq: 0, kind: 'terms', version, value };
    const { status, body } = await tenant.post('/v1/admin/reference', { document }, admin);
    return { status, body };
  };
  const { terms } = netDaysTerms(30);

  it('I4: are changed by an administrator, once per version, and reach every workstation', async () => {
    expect(await put([{ code: 'ZB30', terms }])).toEqual({ status: 200, body: {} });
    expect(await put([])).toMatchObject({ status: 409, body: { code: 'REFERENCE_CHANGED' } });
    const amelie = await tenant.signIn('amelie');
    const { documents } = await amelie.pull('reference');
    expect(documents.find(({ id }) => id === 'terms')).toMatchObject({
      version: 2,
      value: { named: [{ code: 'ZB30', terms }] },
    });
    const policy = await inTenant(store.db, tenant.tenantId, (trx) => readTermsPolicy(trx, tenant.tenantId));
    expect(readTerms('zb30', policy)).toEqual({ name: 'zb30', terms });
  });

  it.each<[string, readonly object[]]>([
    [
      'named.1.code: stands in the list before',
      [
        { code: 'ZB30', terms },
        { code: 'zb 30', terms },
      ],
    ],
    [
      'named.0.terms.portions: the portions must sum to 100 %',
      [{ code: 'A', terms: { ...terms, portions: [{ percent: '99', due: [], discount: null }] } }],
    ],
    ['named.0.terms: ', [{ code: 'A' }]],
  ])('I4: are refused with the field that is wrong: %s', async (problem, named) => {
    expect(await put(named)).toMatchObject({
      status: 400,
      body: { code: 'COMMAND_INVALID', message: expect.stringContaining(`document.value.${problem}`) },
    });
  });
});
