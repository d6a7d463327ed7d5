import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { addDays } from '../calendar/business-date.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { parseAmount } from '../money/parse-amount.ts';
import { defaultPolicy, type Policy } from '../organisation/policy.ts';
import { defaultSettings } from '../organisation/settings.ts';
import type { Payment } from '../payment/payment.ts';
import { accountFigures } from './account-figures.ts';
import { accountPosition } from './account-position.ts';

const path = '../shared/data/reference-cases/aging.json';
const hasCases = existsSync(path);
if (!hasCases) process.stderr.write(`I1: ${path} is absent, its cases are not run\n`);

const openLineSchema = z.object({ open: z.string() });
const caseSchema = z.looseObject({
  id: z.string(),
  schedule: z.array(z.string()).default([]),
  expected_open_lines: z.array(openLineSchema).default([]),
  expected_open: z.array(z.string()).default([]),
  expected_after: z.array(openLineSchema).default([]),
  expected: z.unknown().optional(),
  rows: z.array(z.record(z.string(), z.string())).default([]),
});

const minor = (text: string | undefined) => parseAmount(text ?? '', 'EUR', '.') ?? Number.NaN;

/** Instalments of an invoice as the ledger brings them: one item each, the oldest first. */
const instalments = (schedule: readonly string[]) =>
  schedule.map((part, index) =>
    buildInvoice({ id: `line-${index}`, amountMinor: minor(part), dueDate: addDays(builtToday, index - 40) }),
  );

const pay = (id: string, amountMinor: number, ...parts: number[]): Payment =>
  buildPayment({
    id,
    amountMinor,
    allocations: parts.map((part, index) => ({ invoiceId: `line-${index}`, amountMinor: part })),
  });

function openLines(invoices: readonly Invoice[], payments: readonly Payment[]): number[] {
  const position = accountPosition(buildAggregate({ invoices, payments }), builtToday, defaultSettings);
  return position.invoices.map((item) => item.openMinor).filter((open) => open !== 0);
}

function figures(invoices: readonly Invoice[], payments: readonly Payment[], policy: Policy = defaultPolicy) {
  const position = accountPosition(buildAggregate({ invoices, payments }), builtToday, {
    ...defaultSettings,
    policy,
  });
  return accountFigures(position, payments, 'EUR', policy);
}

describe.runIf(hasCases)('ageing: reference cases', () => {
  const { cases } = z
    .object({ cases: z.array(caseSchema) })
    .parse(hasCases ? JSON.parse(readFileSync(path, 'utf8')) : { cases: [] });
  const find = (id: string) => {
    const found = cases.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no case ${id}`);
    return found;
  };

  test('I1: schedule-30-50-20-pay40: the cleared line leaves, the next is partly open', () => {
    const { schedule, expected_open_lines: expected } = find('schedule-30-50-20-pay40');
    const lines = openLines(instalments(schedule), [pay('p1', 40_00, 30_00, 10_00)]);
    expect(lines).toEqual(expected.map((line) => minor(line.open)));
  });

  test('I1: 200-pay40: a payment and then a credit note applied to the oldest lines', () => {
    const { schedule, expected_open: open, expected_after: after } = find('200-pay40');
    const lines = instalments(schedule);
    expect(openLines(lines, [pay('p1', 40_00, 40_00)])).toEqual(open.map(minor));
    const credit = buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -100_00 });
    const applied = buildPayment({
      id: 'p2',
      amountMinor: 1,
      allocations: [
        { invoiceId: 'credit', amountMinor: -100_00 },
        { invoiceId: 'line-0', amountMinor: 20_00 },
        { invoiceId: 'line-1', amountMinor: 80_00 },
      ],
    });
    expect(openLines([...lines, credit], [pay('p1', 40_00, 40_00), applied])).toEqual(
      after.map((line) => minor(line.open)),
    );
  });

  test('I1: credit-note-self: a credit note that is applied to nothing stays open beside the invoice', () => {
    const credit = buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -100_00 });
    const [line] = instalments(['100']);
    const invoices = line === undefined ? [] : [line, credit];
    expect(openLines(invoices, [pay('p1', 40_00, 40_00)])).toEqual(
      find('credit-note-self').expected_open.map(minor),
    );
  });

  test('I1: fx-two-currencies: an invoice is open in its own currency', () => {
    const expected = z.object({ party_currency: z.string() }).parse(find('fx-two-currencies').expected);
    const [, dollars] = figures([buildInvoice({ currency: 'USD', amountMinor: 100_00 })], []);
    expect(dollars).toMatchObject({ currency: 'USD', balanceMinor: minor(expected.party_currency) });
  });

  test('I1: summary-advance-then-part: an advance is a credit, the invoice keeps its bucket until cash is applied', () => {
    const steps = z
      .array(z.object({ advance: z.string().default('0'), outstanding: z.string() }))
      .parse(find('summary-advance-then-part').expected);
    const lines = instalments(['200']);
    const advance = pay('p1', 50_00);
    const part = pay('p2', 125_00, 125_00);
    const measured = [[], [advance], [advance, part]].map((payments) => figures(lines, payments)[0]);
    expect(measured.map((one) => one.balanceMinor)).toEqual(steps.map((step) => minor(step.outstanding)));
    expect(measured.map((one) => 0 - one.creditsMinor)).toEqual(steps.map((step) => minor(step.advance)));
  });

  test('I1: lumen-larkin: the buckets of every customer are as printed and sum to what is owed', () => {
    const policy = { ...defaultPolicy, ageingBucketDays: [30, 60, 90] };
    const lastDays = { '0-30': 30, '31-60': 60, '61-90': 90, '90+': 91 };
    for (const row of find('lumen-larkin').rows) {
      const columns = Object.entries(lastDays).map(([name, days]) => ({
        days,
        amountMinor: minor(row[name] ?? '0'),
      }));
      const invoices = columns.map(({ days, amountMinor }, index) =>
        buildInvoice({ id: `line-${index}`, amountMinor, dueDate: addDays(builtToday, -days) }),
      );
      const [own] = figures(invoices, [], policy);
      expect(own.bucketsMinor).toEqual([0, ...columns.map((column) => column.amountMinor)]);
      expect(own.balanceMinor).toBe(minor(row.owed));
    }
  });
});
