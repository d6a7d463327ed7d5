import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { contactPolicyOf } from '../../src-shared/domain/contact/contact-policy.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import { interestPolicyOf } from '../../src-shared/domain/interest/interest-policy.ts';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { asOwner } from '../store/as-owner.fixture.ts';
import { putReference } from '../store/reference.ts';
import { inTransaction } from '../store/store.ts';
import { createStoredTenant, type StoredTenant } from '../store/tenant.fixture.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { openJudgement } from './open-judgement.ts';
import { createTenantSettings } from './tenant-settings.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const policy = { ...defaultPolicy, promiseToleranceDays: 9 };
const document = referenceSchema.parse({
  ...{ id: 'policy', accountId: '', seq: 0, kind: 'policy', version: 2, value: policy },
});

describe.each(stores)('the settings that commands are judged with on $name', ({ store }) => {
  function judge({ tenantId }: StoredTenant) {
    const warnings: string[] = [];
    const readings: unknown[] = [];
    const held = createTenantSettings();
    const settings = {
      ...held,
      take: (...[of, stored, warn]: Parameters<typeof held.take>) => {
        if (stored !== null) readings.push(stored);
        return held.take(of, stored, warn);
      },
    };
    const actor = { userId: userIdSchema.parse('amelie'), name: 'Amelie', role: 'collector' as const };
    const context = {
      session: { sessionId: 's', tenantId, deviceId: randomUUID(), actor },
      ...{ clock: () => new Date(), today: () => businessDate('2026-03-31'), settings },
      onBug: (error: unknown) => {
        throw error;
      },
      warn: (message: string) => warnings.push(message),
    };
    const open = async () =>
      (await inTransaction(store.db, (trx) => openJudgement(trx, context, [], []))).settings;
    return { warnings, readings, open };
  }

  it('are all parts, of the documents that an organisation begins with', async () => {
    const { open } = judge(await createStoredTenant(store));
    const settings = await open();
    const ofCountry = { interest: interestPolicyOf('DE'), contact: contactPolicyOf('DE') };
    const { versions, ...parts } = settings;
    const { versions: _none, ...defaults } = defaultSettings;
    expect(parts).toEqual({ ...defaults, ...ofCountry, calendar: expect.anything() });
    expect(versions).toMatchObject({ dunning: 1, policy: 1, 'calendar.de': 1 });
    expect(settings.calendar).toMatchObject({ country: 'DE' });
    expect(settings.calendar.holidays.length).toBeGreaterThan(20);
  });

  it('are read once, and again when a document has changed', async () => {
    const tenant = await createStoredTenant(store);
    const { open, readings } = judge(tenant);
    const first = await open();
    expect(await open()).toBe(first);
    expect(readings).toHaveLength(1);
    await inTenant(store.db, tenant.tenantId, (trx) => putReference(trx, tenant.tenantId, document));
    expect(await open()).toMatchObject({ policy });
    await open();
    expect(readings).toHaveLength(2);
  });

  it('are read again after the server was restored to where the feed has the same end', async () => {
    const tenant = await createStoredTenant(store);
    const { open, readings } = judge(tenant);
    await open();
    await asOwner(store.db, (trx) =>
      trx.updateTable('tenant').set({ incarnation: 'restored' }).where('id', '=', tenant.tenantId).execute(),
    );
    await open();
    expect(readings).toHaveLength(2);
  });

  it('stay the last that could be read, and the field of one that cannot is warned of', async () => {
    const tenant = await createStoredTenant(store);
    const { open, warnings } = judge(tenant);
    const stored = (value: object, version: number) =>
      inTenant(store.db, tenant.tenantId, (trx) =>
        putReference(trx, tenant.tenantId, { ...document, value, version } as typeof document),
      );
    await stored(policy, 2);
    await open();
    await stored({ ...policy, ageingBucketDays: [30, 20] }, 3);
    expect(await open()).toMatchObject({ policy });
    expect(warnings).toEqual(['the setting policy cannot be read at "ageingBucketDays"']);
    const { open: openElsewhere } = judge(tenant);
    expect(await openElsewhere()).toMatchObject({ policy: defaultPolicy });
  });
});
