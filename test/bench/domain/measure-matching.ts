import { matchDeadline } from '../../../src-main/engine/match-deadline.ts';
import { systemMonotonicClock } from '../../../src-main/engine/system-clock.ts';
import { addDays, businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { invoiceIdSchema } from '../../../src-shared/domain/ids.ts';
import { defaultMatchingPolicy } from '../../../src-shared/domain/matching/matching-policy.ts';
import {
  type OpenItem,
  type PaymentNotice,
  paymentNoticeSchema,
} from '../../../src-shared/domain/matching/open-item.ts';
import { proposeMatches } from '../../../src-shared/domain/matching/propose-matches.ts';
import { findSubsets } from '../../../src-shared/domain/matching/subset/find-subsets.ts';
import { distributionOf } from '../harness/distribution.ts';
import { interleave, timed } from '../harness/interleave.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { seededRandom } from '../harness/seeded-random.ts';

/** R5: what one search, or one payment of the large account, may take. */
const targetMs = 50;

const firstDue = businessDate('2025-06-01');

/** Times searches that are meant to be hard, and whole payments; the first call counts too. */
export async function measureMatching(
  seed: number,
  accountSize: number,
  rounds: number,
): Promise<Measurement> {
  const sides = [...searches(seed, accountSize), ...payments(seed, accountSize)].map(({ name, work }) => ({
    name,
    round: async () => [(await timed(work)).durationMs],
  }));
  const samples = await interleave(sides, { warmUp: 0, counted: rounds });
  const figures = [...samples].map(([side, all]) => ({
    ...{ side, unit: 'ms' as const },
    distribution: distributionOf(all),
  }));
  return {
    name: 'matching',
    part: 'domain',
    title: `matching of a payment with ${accountSize} open items`,
    figures,
    verdicts: figures.map(({ side, distribution }) =>
      verdict(`${side}, greatest`, distribution.max, { unit: 'ms', atMost: targetMs }),
    ),
  };
}

type Work = { readonly name: string; readonly work: () => unknown };

function searches(seed: number, accountSize: number): Work[] {
  const random = seededRandom(seed);
  const many = (count: number, value: (index: number) => number) =>
    Array.from({ length: count }, (_, index) => value(index));
  const cases: readonly (readonly [string, readonly number[], number])[] = [
    ['random amounts', many(accountSize, () => random.integer(100, 5_000_000)), 2_345_678_901],
    ['equal amounts', many(accountSize, () => 10_000), 7_770_000],
    ['equal amounts, near miss', [...many(accountSize, () => 10_000), 3], 7_770_005],
    ['amounts in steps', many(accountSize, (index) => 1e9 + index * 1_000 + 1), 3.5e9],
    [
      '300 even amounts and an odd one',
      [...many(300, () => 2 * random.integer(1e9, 5e9)), 1e10 + 1],
      4e10 + 2,
    ],
    ['powers of two', many(40, (index) => 2 ** index), 2 ** 39 - 5],
    ['34 large amounts', many(34, () => random.integer(1e9, 1e10)), 123_456_789_012],
    ['60 large amounts', many(60, () => random.integer(1e10, 1e11)), 1_234_567_890_123],
  ];
  return cases.map(([name, values, target]) => ({
    name: `subset sum: ${name}`,
    work: () => findSubsets(values, target, defaultMatchingPolicy.maxSearchSteps),
  }));
}

function payments(seed: number, accountSize: number): Work[] {
  const random = seededRandom(seed, 1);
  const items = openItems(accountSize, () => random.integer(1_000_019, 90_000_019));
  const lines = items
    .slice(0, Math.min(1_000, accountSize / 4))
    .map(({ number, openMinor }) => ({ reference: number, amountMinor: openMinor }));
  const named = lines.map(({ reference }) => ({ reference }));
  const total = totalOf(lines.map((line) => line.amountMinor));
  const last = items[accountSize - 1];
  const discounted = items.map((item) => ({ ...item, discount: { ...twoPercent, discountMinor: 20_000 } }));
  const everything = totalOf(items.map((item) => item.openMinor));
  const cases = [
    ['by reference', notice(last?.openMinor ?? 1, `invoice ${last?.number}`), items],
    ['by 1,000 remittance lines', notice(total, '', lines), items],
    ['by 1,000 lines without amounts, too little', notice(total - 500, '', named), items],
    ['by 10,000 lines, more than are read', notice(total, '', tenfold(named)), items],
    ['by amount', notice(12_345_678_901, ''), items],
    ['reference and a rest that fits nothing', notice(123_456_789_012, 'R-2026-000001'), items],
    ['everything that is open', notice(everything, ''), items],
    ['everything, each less its discount', notice(everything - 20_000 * accountSize, ''), discounted],
    ['a number that all items have', notice(1, '20417'), items.map((item) => ({ ...item, number: '20417' }))],
  ] as const;
  return cases.map(([name, payment, open]) => ({
    name: `payment: ${name}`,
    // A list of its own, as after a pull: nothing that was made ready for another payment holds.
    work: () =>
      proposeMatches(payment, [...open], defaultMatchingPolicy, matchDeadline(systemMonotonicClock)),
  }));
}

const twoPercent = {
  discountDate: addDays(firstDue, 700),
  terms: { name: '2/10 net 30', of: 'account' },
} as const;

function tenfold<Line>(lines: readonly Line[]): Line[] {
  return Array.from({ length: 10 }, () => lines).flat();
}

function totalOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** As they come from the replica: read from JSON. */
function openItems(count: number, openMinor: (index: number) => number): OpenItem[] {
  const random = seededRandom(count);
  const items = Array.from({ length: count }, (_, index) => {
    const dueDate = addDays(firstDue, random.integer(0, 300));
    return {
      invoiceId: invoiceIdSchema.parse(`invoice-${index}`),
      number: `R-2026-${String(index).padStart(6, '0')}`,
      currency: notice(1, '').currency,
      invoiceDate: addDays(dueDate, -30),
      dueDate,
      openMinor: openMinor(index),
      discount: null,
    };
  });
  return JSON.parse(JSON.stringify(items));
}

function notice(
  amountMinor: number,
  reference: string,
  remittanceLines: PaymentNotice['remittanceLines'] = [],
): PaymentNotice {
  return paymentNoticeSchema.parse({
    ...{ currency: 'EUR', amountMinor, receivedOn: '2026-03-31', reference, remittanceLines },
  });
}
