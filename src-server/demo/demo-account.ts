import countries from '../../resources/demo/countries.json' with { type: 'json' };
import notes from '../../resources/demo/notes.json' with { type: 'json' };
import { type Account, accountSchema } from '../../src-shared/domain/account/account.ts';
import { addDays } from '../../src-shared/domain/calendar/business-date.ts';
import { readTerms } from '../../src-shared/domain/invoice/read-terms.ts';
import { defaultTermsPolicy } from '../../src-shared/domain/invoice/terms-policy.ts';
import { minorDigits } from '../../src-shared/domain/money/currency.ts';
import { type DemoCollector, type DemoContext, demoId, officeHours } from './demo-context.ts';
import { keyAccountPolicy } from './demo-dunning.ts';

/**
 * Groups of companies, account → the one above: one of a single collector, one in two currencies, one of which each
 * collector has a part, and one of the field agent.
 */
const parentIndexes: ReadonlyMap<number, number> = new Map([
  ...([
    [11, 0],
    [14, 0],
    [65, 14],
  ] as const),
  ...([
    [64, 63],
    [73, 63],
  ] as const),
  ...([
    [84, 2],
    [93, 2],
  ] as const),
  ...([
    [110, 101],
    [114, 101],
  ] as const),
]);

function demoParentId(index: number): string | null {
  const parentIndex = parentIndexes.get(index);
  return parentIndex === undefined ? null : accountIdOf(parentIndex);
}

function accountIdOf(index: number): string {
  return demoId('account', String(index));
}

export type DemoCustomer = { readonly name: string; readonly country: string };
type Country = (typeof countries)['DE'];

const countryByCode: Readonly<Record<string, Country>> = countries;

/** How a customer pays: it decides lateness, risk class and how much there is to do. */
export type PaymentHabit = 'prompt' | 'slow' | 'troubled';

/** Amounts in the demonstration are thought in euros; this many units of the currency are about one. */
const unitsPerEuro: Readonly<Record<string, number>> = { EUR: 1, USD: 1.1, GBP: 0.85, JPY: 160, KWD: 0.33 };

/** An amount of about so many euros in minor units of a currency. */
export function minorFromEuros(euros: number, currency: string): number {
  return Math.max(1, Math.round(euros * (unitsPerEuro[currency] ?? 1) * 10 ** minorDigits(currency)));
}

/** Master data of one invented customer. */
export function demoAccount(
  context: DemoContext,
  customer: DemoCustomer,
  { collector, index, habit, sizeEuros }: AccountTraits,
): Account {
  const { random } = context;
  const country = countryByCode[customer.country];
  if (country === undefined) throw new RangeError(`no country ${customer.country} in resources/demo`);
  const [street = '', city = ''] = random.pick(country.places);
  const id = accountIdOf(index);
  const by = { userId: collector.userId, name: collector.name };
  const signed = { on: context.today, at: officeHours(context, context.today), by };
  const block = { ...signed, reason: 'Sales is in negotiations', until: addDays(context.today, 12) };
  const hold = { ...signed, reason: 'Payments are too late, again and again' };
  return accountSchema.parse({
    id,
    accountId: id,
    seq: 0,
    number: String(10_000 + index * 7),
    name: customer.name,
    addressLines: [
      /^\d|Unit|Block|^ul/.test(street) ? street : `${street} ${random.int(1, 180)}`,
      city,
      country.name,
    ],
    country: customer.country,
    taxId: `${country.tax}${random.int(100_000_000, 999_999_999)}`,
    currency: country.currency,
    language: country.language,
    timeZone: country.timeZone,
    paymentTerms: demoTerms(random.pick(['14', '30', '2/10 net 30', '30', '45', '60'])),
    creditLimitMinor: random.chance(0.8) ? creditLimit(sizeEuros, country.currency) : null,
    unbilledOrdersMinor: random.chance(0.3) ? minorFromEuros(sizeEuros, country.currency) : 0,
    customerLimits: { balanceMinor: null, openInvoices: null },
    customerType: 'business',
    riskClass: riskClass(habit, random.next()),
    segment: notes.segments[sizeEuros > 12_000 ? 0 : sizeEuros > 3000 ? 1 : 2] ?? '',
    territory: collector.territory,
    collectorId: collector.userId,
    contacts: demoContacts(context, country, customer.name),
    parentId: demoParentId(index),
    creditHold: habit === 'troubled' && random.chance(0.3) ? hold : null,
    dunningPolicy: sizeEuros > 12_000 ? keyAccountPolicy : null,
    dunningBlock: random.chance(0.05) ? block : null,
  });
}

const demoTerms = (name: string) => readTerms(name, defaultTermsPolicy);

export type AccountTraits = {
  readonly collector: DemoCollector;
  readonly index: number;
  readonly habit: PaymentHabit;
  /** About what one invoice of the customer is worth. */
  readonly sizeEuros: number;
};

function creditLimit(sizeEuros: number, currency: string): number {
  return minorFromEuros(Math.max(1000, Math.round((sizeEuros * 12) / 1000) * 1000), currency);
}

function riskClass(habit: PaymentHabit, roll: number): string {
  if (habit === 'prompt') return roll < 0.7 ? 'A' : 'B';
  if (habit === 'slow') return roll < 0.6 ? 'B' : 'C';
  return roll < 0.5 ? 'C' : 'D';
}

function demoContacts({ random }: DemoContext, country: Country, company: string) {
  const domain = company
    .normalize('NFD')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z ]/g, '')
    .trim()
    .split(' ')[0]
    ?.toLowerCase();
  return Array.from({ length: random.int(1, 3) }, (_, index) => {
    const first = random.pick(country.first);
    const last = random.pick(country.last);
    const local = `${first}.${last}`
      .normalize('NFD')
      .replace(/[^A-Za-z.]/g, '')
      .toLowerCase();
    return {
      id: `contact-${index + 1}`,
      name: `${first} ${last}`,
      role: notes.contactRoles[index] ?? 'Accounts payable',
      phone: `${country.dial} ${random.int(20, 99)} 555${random.int(1000, 9999)}`,
      email: `${local}@${domain}.example`,
      preferredChannel: null,
      consents: [],
      doNotContact: index > 0 && random.chance(0.1),
    };
  });
}
