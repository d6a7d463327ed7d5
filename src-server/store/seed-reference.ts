import { disputeReasons } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import { minorDigits } from '../../src-shared/domain/money/currency.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import { defaultStrategy } from '../../src-shared/domain/priority/strategy.ts';
import { policyId } from './reference.ts';
import type { Trx } from './store.ts';
import { type FeedWrite, writeFeed } from './write-feed.ts';

type Seeded = Pick<Organisation, 'id' | 'locale' | 'policy'>;

/** Up to how many major units of its currency a role decides alone; what is not listed needs an administrator. */
const limitsMajor = [
  { role: 'collector', action: 'write-off', major: 0 },
  { role: 'collector', action: 'fee-waiver', major: 50 },
  { role: 'collector', action: 'instalment-plan', major: 5_000 },
  { role: 'field-agent', action: 'write-off', major: 0 },
  { role: 'field-agent', action: 'fee-waiver', major: 0 },
  { role: 'field-agent', action: 'instalment-plan', major: 1_000 },
  { role: 'manager', action: 'write-off', major: 1_000 },
  { role: 'manager', action: 'fee-waiver', major: 1_000 },
  { role: 'manager', action: 'instalment-plan', major: 100_000 },
] as const;
const limitCurrencies = ['EUR', 'USD', 'GBP'] as const;
const saturday = 6;
const sunday = 7;

/** Writes the reference data that an organisation begins with, in a transaction of that tenant. */
export async function seedReference(trx: Trx, organisation: Seeded): Promise<void> {
  await writeFeed(trx, { tenantId: organisation.id, userId: 'server' }, seedDocuments(organisation));
}

function seedDocuments({ locale, policy }: Seeded): readonly FeedWrite[] {
  const country = new Intl.Locale(locale).maximize().region ?? 'US';
  const limits = limitsMajor.flatMap(({ role, action, major }) =>
    limitCurrencies.map((currency) => {
      return { role, action, currency, limitMinor: major * 10 ** minorDigits(currency) };
    }),
  );
  return [
    { id: policyId, kind: 'policy', value: policy },
    { id: 'dispute-reasons', kind: 'dispute-reasons', value: disputeReasons },
    { id: 'strategy', kind: 'strategy', value: defaultStrategy },
    {
      id: `calendar.${country.toLowerCase()}`,
      kind: 'calendar',
      // Which days are holidays is the organisation's to say; the weekend is a start.
      value: { country, weekend: [saturday, sunday], holidays: [] },
    },
    { id: 'authority-limits', kind: 'authority-limits', value: limits },
  ].map((one) => ({
    collection: 'reference',
    document: referenceSchema.parse({ accountId: '', seq: 0, version: 1, ...one }),
  }));
}
