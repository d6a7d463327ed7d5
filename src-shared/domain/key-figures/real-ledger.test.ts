import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { businessDate } from '../calendar/business-date.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import type { FigureDocuments } from './component.ts';
import { figureBasis } from './figure-basis.ts';
import { accountSums, totalSums } from './figure-sums.ts';
import { type FigureValue, figureText } from './figure-value.ts';
import { defaultKeyFigurePolicy } from './key-figure-policy.ts';
import { keyFigures } from './key-figures.ts';

const path = '../shared/data/ledger/ibm-watson/WA_Fn-UseC_-Accounts-Receivable.csv';
const hasLedger = existsSync(path);
if (!hasLedger) process.stderr.write(`key figures: ${path} is absent, its invoices are not run\n`);

type Row = {
  readonly customer: string;
  readonly number: string;
  /** Days since 1970. */
  readonly invoiced: number;
  readonly due: number;
  readonly settled: number;
  readonly cents: bigint;
  readonly disputed: boolean;
  readonly daysLate: number;
};

const day = (month: number, date: number, year: number) => Date.UTC(year, month - 1, date) / 86_400_000;
const isoOf = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);

function readRow(line: string): Row {
  const cells = line.split(',');
  const dayAt = (index: number) => {
    const [month, date, year] = (cells[index] ?? '').split('/').map(Number);
    return day(month ?? 0, date ?? 0, year ?? 0);
  };
  const [units = '', cents = ''] = (cells[6] ?? '').split('.');
  return {
    customer: cells[1] ?? '',
    number: cells[3] ?? '',
    invoiced: dayAt(4),
    due: dayAt(5),
    settled: dayAt(8),
    cents: BigInt(units + cents.padEnd(2, '0')),
    disputed: cells[7] === 'Yes',
    daysLate: Number(cells[11]),
  };
}

const rows = hasLedger ? readFileSync(path, 'utf8').trim().split('\r\n').slice(1).map(readRow) : [];
const customers = [...new Set(rows.map((row) => row.customer))].sort();
const collectorOf = (customer: string) => `user-${customers.indexOf(customer) % 3}`;
/** Every fifth invoice was promised a week after it was due: made on the due date. */
const isPromised = (row: Row) => Number(row.number) % 5 === 0;

function documentsOf(customer: string): FigureDocuments {
  const own = rows.filter((row) => row.customer === customer);
  const promised = own.filter(isPromised);
  return {
    account: buildAccount({ id: customer, collectorId: collectorOf(customer), currency: 'USD' }),
    invoices: own.map((row) =>
      buildInvoice({
        id: row.number,
        currency: 'USD',
        invoiceDate: isoOf(row.invoiced),
        dueDate: isoOf(row.due),
        amountMinor: Number(row.cents),
      }),
    ),
    payments: own.map((row) =>
      buildPayment({
        id: `paid-${row.number}`,
        currency: 'USD',
        amountMinor: Number(row.cents),
        receivedOn: isoOf(row.settled),
        allocations: [{ invoiceId: row.number, amountMinor: Number(row.cents) }],
      }),
    ),
    promises: promised.map((row) =>
      buildPromise({
        id: `promise-${row.number}`,
        currency: 'USD',
        allocations: [{ invoiceId: row.number, amountMinor: Number(row.cents) }],
        madeOn: isoOf(row.due),
        promisedDate: isoOf(row.due + 7),
      }),
    ),
    disputes: own
      .filter((row) => row.disputed)
      .map((row) =>
        buildDispute({
          id: `dispute-${row.number}`,
          currency: 'USD',
          items: [{ invoiceId: row.number, amountMinor: Number(row.cents) }],
          openedOn: isoOf(row.due),
        }),
      ),
    requests: [],
    activities: [],
  };
}

const sum = (some: readonly Row[], of: (row: Row) => bigint = (row) => row.cents) =>
  some.reduce((total, row) => total + of(row), 0n);

/** numerator ÷ denominator × 10⁶ to the nearest, a half to the even: the six digits of a printed figure. */
function sixDigits(numerator: bigint, denominator: bigint): string {
  const twice = (numerator * 2_000_000n) / denominator;
  const isExact = (numerator * 2_000_000n) % denominator === 0n;
  let rounded = twice / 2n;
  if (twice % 2n === 1n && (!isExact || rounded % 2n === 1n)) rounded += 1n;
  const digits = `${rounded}`.padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** Everything again, by loops over the rows of the file. */
function recompute(today: number) {
  const known = rows.filter((row) => row.invoiced <= today);
  const openOn = (date: number) => rows.filter((row) => row.invoiced <= date && row.settled > date);
  const open = openOn(today);
  const bucketOn = (row: Row, date: number) => {
    const late = date - row.due;
    if (late <= 0) return 0;
    return late > 120 ? 5 : Math.ceil(late / 30);
  };
  const sold = known.filter((row) => row.invoiced > today - 90);
  const current = open.filter((row) => row.due >= today);
  const opening = sum(openOn(today - 90));
  const paid = known.filter((row) => row.settled <= today && row.settled > today - 90);
  const weighed = (some: readonly Row[], late: (row: Row) => number) =>
    sum(some, (row) => row.cents * BigInt(late(row)));
  const monthAgo = openOn(today - 30);
  // What was paid before it was promised is owed by nobody: such a promise does not fall due.
  const fallen = known.filter(
    (row) => isPromised(row) && row.settled >= row.due && row.due + 10 >= today - 90 && row.due + 10 < today,
  );
  const kept = fallen.filter((row) => row.settled <= row.due + 10);
  const total = sum(open);
  const sales = sum(sold);
  return {
    ageing: [0, 1, 2, 3, 4, 5].map((bucket) => sum(open.filter((row) => bucketOn(row, today) === bucket))),
    total,
    sales,
    dso: sixDigits(total * 90n, sales),
    bestPossibleDso: sixDigits(sum(current) * 90n, sales),
    averageDaysDelinquent: sixDigits((total - sum(current)) * 90n, sales),
    countBackDso: recountBack(today, total),
    cei: sixDigits((opening + sales - total) * 100n, opening + sales - sum(current)),
    daysLatePaid: sixDigits(
      weighed(paid, (row) => row.daysLate),
      sum(paid),
    ),
    daysLateOpen: sixDigits(
      weighed(open, (row) => Math.max(0, today - row.due)),
      total,
    ),
    cash: [0, 1, 2].map((index) => sum(paid.filter((row) => collectorOf(row.customer) === `user-${index}`))),
    rolls: [0, 1, 2, 3, 4].map((bucket) => {
      const before = monthAgo.filter((row) => bucketOn(row, today - 30) === bucket);
      const moved = before.filter((row) => row.settled > today && bucketOn(row, today) === bucket + 1);
      return before.length === 0 ? 'nothing-in-bucket' : sixDigits(sum(moved), sum(before));
    }),
    keptByCount: sixDigits(BigInt(kept.length), BigInt(fallen.length)),
    keptByAmount: sixDigits(sum(kept), sum(fallen)),
    forecasts: [7, 30, 60, 90].map((horizon) => reforecast(today, horizon, sum(kept), sum(fallen))),
  };
}

function recountBack(today: number, total: bigint): string {
  let left = total;
  let daysUsed = 0n;
  for (let last = today; ; ) {
    const length = new Date(last * 86_400_000).getUTCDate();
    const inMonth = sum(rows.filter((row) => row.invoiced <= last && row.invoiced > last - length));
    if (left <= inMonth) return sixDigits(daysUsed * inMonth + left * BigInt(length), inMonth);
    left -= inMonth;
    daysUsed += BigInt(length);
    last -= length;
    if (last < day(1, 1, 2011)) return 'sales-do-not-cover-receivables';
  }
}

function reforecast(today: number, horizon: number, kept: bigint, fallen: bigint): string {
  let promised = 0n;
  let expected = 0n;
  for (const row of rows) {
    if (row.invoiced > today || row.settled <= today) continue;
    const isBound = isPromised(row) && row.due <= today && today <= row.due + 10;
    if (row.disputed && row.due <= today) continue;
    if (isBound && row.due + 7 <= today + horizon) promised += row.cents;
    if (isBound) continue;
    const late = today - row.due;
    const others = rows.filter(
      (one) =>
        one.customer === row.customer &&
        one.settled <= today &&
        one.settled > today - 730 &&
        one.settled - one.due > late,
    );
    const soon = others.filter((one) => one.settled - one.due <= late + horizon);
    if (others.length === 0) continue;
    const twice = (row.cents * sum(soon) * 2n) / sum(others);
    const isHalf = (row.cents * sum(soon) * 2n) % sum(others) === 0n && twice % 2n === 1n;
    expected += isHalf ? twice / 2n + ((twice / 2n) % 2n) : (twice + 1n) / 2n;
  }
  return sixDigits(promised * kept + expected * fallen, fallen);
}

const written = (value: FigureValue) => (value.defined ? figureText(value.ratio, 6) : value.reason);

describe.runIf(hasLedger)('key figures of 2,466 real invoices', () => {
  const accounts = customers.map(documentsOf);

  test('key figures: the file has 2,466 invoices of 100 customers', () => {
    expect([rows.length, customers.length]).toEqual([2466, 100]);
    expect(sum(rows)).toBe(14_770_318n);
  });

  test.each(['2012-05-31', '2012-09-15', '2012-12-31', '2013-03-31', '2013-08-01', '2013-12-02'])(
    'key figures, I1: ageing, days late and key figures as of %s agree with a recomputation from the file',
    (date) => {
      const basis = figureBasis(businessDate(date), defaultPolicy, defaultKeyFigurePolicy);
      const figures = keyFigures(totalSums(accounts.map((one) => accountSums(one, basis))), basis);
      const [own] = figures.currencies;
      if (own === undefined) throw new Error('the ledger has a currency');
      expect(figures.currencies).toHaveLength(1);
      expect({
        ageing: own.ageing.map((bucket) => BigInt(bucket.amountMinor)),
        total: BigInt(own.receivables.amountMinor),
        sales: BigInt(own.sales.amountMinor),
        dso: written(own.dso.value),
        bestPossibleDso: written(own.bestPossibleDso.value),
        averageDaysDelinquent: written(own.averageDaysDelinquent.value),
        countBackDso: written(own.countBackDso.value),
        cei: written(own.cei.value),
        daysLatePaid: written(own.daysLatePaid.value),
        daysLateOpen: written(own.daysLateOpen.value),
        cash: own.cashCollected.map((one) => BigInt(one.amountMinor)),
        rolls: own.rollRates.map((rate) => written(rate.value)),
        keptByCount: written(own.promisesKeptByCount.value),
        keptByAmount: written(own.promisesKeptByAmount.value),
        forecasts: own.forecasts.map((one) => written(one.total.value)),
      }).toEqual(recompute(Date.parse(date) / 86_400_000));
    },
  );
});
