import { netDaysTerms } from '../../../src-shared/domain/invoice/agreed-terms.ts';
import type { SeededRandom } from '../harness/seeded-random.ts';
import { contactRoles, type Region, regions, segments, territories } from './ledger-words.ts';

const regionWeight = regions.reduce((sum, { weight }) => sum + weight, 0);

export function accountIdAt(index: number): string {
  return `account-${index}`;
}

export function regionOf(random: SeededRandom): Region {
  let left = random.next() * regionWeight;
  for (const region of regions) {
    left -= region.weight;
    if (left < 0) return region;
  }
  throw new Error('the weights do not add up');
}

const held = {
  on: '2026-02-02',
  at: '2026-02-02T09:00:00.000Z',
  by: { userId: 'user-1', name: 'Amelie' },
};

/** Master data of one account. */
export function accountFields(index: number, region: Region, random: SeededRandom) {
  const { country, currency, language, timeZone } = region;
  return {
    number: String(10_000_000 + index),
    name: `${random.pick(region.families)} ${random.pick(region.trades)} ${random.integer(1, 999)} ${random.pick(region.forms)}`,
    addressLines: [
      `${random.pick(region.families)} ${random.integer(1, 200)}`,
      `${random.integer(10_000, 99_999)}`,
    ],
    country,
    taxId: `${country}${random.integer(100_000_000, 999_999_999)}`,
    currency,
    language,
    timeZone,
    paymentTerms: netDaysTerms(random.pick([14, 30, 60])),
    creditLimitMinor: random.chance(0.7) ? random.integer(1, 500) * 100_000 : null,
    riskClass: random.pick(['A', 'A', 'A', 'B', 'B', 'C', 'D']),
    segment: random.pick(segments),
    territory: random.pick(territories),
    collectorId: 'user-1',
    contacts: Array.from({ length: random.integer(1, 3) }, () => contact(region, random)),
    unbilledOrdersMinor: 0,
    customerLimits: { balanceMinor: null, openInvoices: null },
    customerType: 'business',
    parentId: null,
    creditHold: random.chance(0.05) ? { ...held, reason: 'Limit exceeded' } : null,
    dunningPolicy: null,
    dunningBlock: null,
  };
}

export function personName(region: Region, random: SeededRandom): string {
  return `${random.pick(region.givenNames)} ${random.pick(region.families)}`;
}

function contact(region: Region, random: SeededRandom) {
  const mailbox = `${random.integer(1000, 9999)}@customer-${random.integer(1, 50_000)}.example`;
  return {
    id: `contact-${mailbox.split('@')[0]}`,
    name: personName(region, random),
    role: random.pick(contactRoles),
    phone: `+${random.integer(20, 99)} ${random.integer(1_000_000, 9_999_999)}`,
    email: `ap${mailbox}`,
    preferredChannel: null,
    consents: [],
    doNotContact: random.chance(0.02),
  };
}
