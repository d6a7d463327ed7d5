import { createTenant } from '../../../src-server/identity/create-tenant.ts';
import { hashPassword } from '../../../src-server/identity/password.ts';
import { loadAggregate, lockAccount } from '../../../src-server/store/load-aggregate.ts';
import type { Store } from '../../../src-server/store/store.ts';
import { inTenant } from '../../../src-server/store/tenant-transaction.ts';
import { type FeedWrite, writeFeed } from '../../../src-server/store/write-feed.ts';
import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import { defaultAuthorityLimits } from '../../../src-shared/domain/authority/authority-limits.ts';
import { defaultDunningPolicies } from '../../../src-shared/domain/dunning/dunning-policy.ts';
import type { Organisation } from '../../../src-shared/domain/organisation/organisation.ts';
import { defaultPolicy } from '../../../src-shared/domain/organisation/policy.ts';
import { referenceSchema } from '../../../src-shared/domain/organisation/reference.ts';
import type { Settings } from '../../../src-shared/domain/organisation/settings.ts';
import { firstSettings, settingsOf } from '../../../src-shared/domain/organisation/settings-of.ts';
import { builtToday } from '../../fixtures/builders/build-context.ts';
import { passwords } from './passwords.ts';
import { people, territories } from './people.ts';

/** Cheap, because every run signs people in; the parameters are kept in the hash. */
const passwordHash = hashPassword(passwords[0], { memoryCost: 1024, timeCost: 1 });

export function userNameOf(tenantId: string, userId: string): string {
  return `${userId}@${tenantId}`;
}

export function organisationOf(tenantId: string): Organisation {
  return {
    id: tenantId,
    name: 'Simulation',
    addressLines: [],
    phone: '',
    email: '',
    paymentLines: [],
    country: 'DE',
    timeZone: 'UTC',
    locale: 'en',
    policy: defaultPolicy,
  };
}

export type NewOrganisation = {
  readonly tenantId: string;
  readonly incarnation: string;
  /** G1: from which level on somebody else approves a dunning notice. */
  readonly approvalFromLevel: number | null;
  /** Authority: collectors and field agents ask for next to everything. */
  readonly isStrict: boolean;
};

const strictLimitMinor = 10_00;

/** The settings that the organisation does not share with all others. */
function ownSettings({ approvalFromLevel, isStrict }: NewOrganisation) {
  const limits = defaultAuthorityLimits.map((limit) =>
    isStrict && limit.role !== 'manager'
      ? { ...limit, limitMinor: Math.min(limit.limitMinor, strictLimitMinor) }
      : limit,
  );
  const policies = defaultDunningPolicies.policies.map((policy) => ({ ...policy, approvalFromLevel }));
  return [
    { id: 'dunning', kind: 'dunning', value: { ...defaultDunningPolicies, policies } },
    { id: 'authority-limits', kind: 'authority-limits', value: limits },
  ].map((one) => ({
    collection: 'reference' as const,
    document: referenceSchema.parse({ accountId: '', seq: 0, version: 2, ...one }),
  }));
}

/** What its rules follow. */
export function settingsOfOrganisation(organisation: NewOrganisation): Settings {
  const references = ownSettings(organisation).map(({ document }) => document);
  return settingsOf(references, firstSettings(organisationOf(organisation.tenantId))).settings;
}

/** Creates the organisation with its people and settings of its own. */
export async function createOrganisation(store: Store, organisation: NewOrganisation): Promise<void> {
  const { tenantId, incarnation } = organisation;
  const hash = await passwordHash;
  const users = people.map(({ userId: id, role, territories = [] }) => {
    return { id, userName: userNameOf(tenantId, id), name: id, role, passwordHash: hash, territories };
  });
  await inTenant(store.db, tenantId, async (trx) => {
    await createTenant(trx, organisationOf(tenantId), incarnation, users, builtToday);
    const rows = territories.map((name) => ({ tenant_id: tenantId, name }));
    await trx
      .insertInto('territory')
      .values(rows)
      .onConflict((known) => known.doNothing())
      .execute();
    await writeFeed(trx, { tenantId, userId: 'server' }, ownSettings(organisation));
  });
}

/** What the ledger brings to an account as it is, which is locked meanwhile, as by the import. False for nothing. */
export async function changeAccountOf(
  store: Store,
  tenantId: string,
  accountId: string,
  bring: (account: AccountAggregate) => readonly FeedWrite[],
): Promise<boolean> {
  return inTenant(store.db, tenantId, async (trx) => {
    const account = await lockAccount(trx, tenantId, accountId);
    if (account === undefined) throw new RangeError(`there is no account ${accountId}`);
    const aggregate = await loadAggregate(trx, tenantId, account);
    const written = await writeFeed(trx, { tenantId, userId: 'ledger' }, bring(aggregate));
    return written.length > 0;
  });
}

/** Writes documents as the ledger's import does. */
export async function writeLedger(
  store: Store,
  tenantId: string,
  writes: readonly FeedWrite[],
): Promise<void> {
  await inTenant(store.db, tenantId, async (trx) => {
    await writeFeed(trx, { tenantId, userId: 'ledger' }, writes);
  });
}
