import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { businessDate } from '../calendar/business-date.ts';
import { addMinor } from '../money/amount.ts';
import { parseAmount } from '../money/parse-amount.ts';
import { rate, readRate, timesRatio } from '../money/rate.ts';
import { multiplyRatios, oneRatio, subtractRatios } from '../money/ratio.ts';
import { type PaymentTerms, paymentTermsSchema } from './payment-terms.ts';
import { defaultTermsConventions, type TermsConventions } from './payment-terms-conventions.ts';
import { discountedCash, takeDiscount } from './payment-terms-discount.ts';
import { applyPaymentTerms, type TermsAmounts } from './payment-terms-due.ts';
import { parsePaymentTerms } from './payment-terms-names.ts';

const path = '../shared/data/reference-cases/payment-terms.json';
const hasCases = existsSync(path);
if (!hasCases) process.stderr.write(`I4: ${path} is absent, its cases are not run\n`);

const fileSchema = z.object({
  due_dates: z.array(
    z.object({ term: z.string(), invoice_date: z.string(), expected_due_dates: z.array(z.string()) }),
  ),
  term_meanings: z.array(z.object({ term: z.string(), meaning: z.string() })),
  cash_discount_partial_payments: z.array(z.looseObject({ id: z.string() })),
  early_payment_discount: z.array(z.looseObject({ id: z.string() })),
});
type File = z.infer<typeof fileSchema>;

const minor = (text: string) => parseAmount(text, 'EUR', '.') ?? Number.NaN;
const whole: TermsAmounts = { netMinor: 1_000_00, taxMinor: 0, undiscountedMinor: 0 };

function parsed(name: string, changes: Partial<TermsConventions> = {}): PaymentTerms {
  const terms = parsePaymentTerms(name, { ...defaultTermsConventions, ...changes });
  if (!terms.ok) throw new Error(`${terms.failure.code}: ${name}`);
  return terms.value;
}

/** "30 days end of month" in these cases: 30 days, then the end of the month. */
const ofDueDates = { daysWithMonthEnd: 'then-month-end' } as const;

/** What the meanings in the file say of an invoice of 15 January 2026: due date and last day of the discount. */
const meanings: readonly (readonly [string, Partial<TermsConventions>, string, string | null])[] = [
  ['2% 10 Net 30', {}, '2026-02-14', '2026-01-25'],
  ['2% 10th net 10 Prox', {}, '2026-02-10', '2026-02-10'],
  ['Net EOM', { endOfMonth: 'following-month' }, '2026-02-28', null],
  ['Net EOM', { endOfMonth: 'invoice-month' }, '2026-01-31', null],
  ['net 10 EOM', {}, '2026-02-10', null],
  ['30 days EOM', { daysWithMonthEnd: 'after-month-end' }, '2026-03-02', null],
];

const tenPercent = (discountBase: 'gross' | 'net'): PaymentTerms =>
  paymentTermsSchema.parse({
    portions: [{ percent: '100', due: [], discount: { percent: '10', by: [] } }],
    discountBase,
    partPayment: 'divided',
  });

/*
 * Every entry of the file runs. What fits in part: `mixed-fixed-tax` computes the tax of an invoice on the discounted
 * base; the ledger does that, the rule book takes the tax as it stands, so only the arithmetic of rates is compared.
 * `instalment-discounts-excluded` names its instalments "as above" without listing them: the percents are those that
 * its amounts give (10 % with 10 % off, 20 % with 20 % off, 20 %, 50 % with 20 % off).
 */
describe.runIf(hasCases)('payment terms: reference cases', () => {
  const file: File = hasCases
    ? fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    : { due_dates: [], term_meanings: [], cash_discount_partial_payments: [], early_payment_discount: [] };
  const caseOf = <Shape extends z.ZodType>(list: readonly { id: string }[], id: string, shape: Shape) =>
    shape.parse(list.find((one) => one.id === id));

  test.each(file.due_dates)('I4: "$term" of $invoice_date is due $expected_due_dates', (one) => {
    const portions = applyPaymentTerms(parsed(one.term, ofDueDates), businessDate(one.invoice_date), whole);
    expect(portions.map(({ dueDate }) => dueDate)).toEqual(one.expected_due_dates);
  });

  test('I4: every term whose meaning is explained is read with that meaning', () => {
    expect(new Set(meanings.map(([term]) => term))).toEqual(
      new Set(file.term_meanings.map(({ term }) => term)),
    );
    for (const [term, changes, due, discountUntil] of meanings) {
      const [portion] = applyPaymentTerms(parsed(term, changes), businessDate('2026-01-15'), whole);
      expect([term, portion?.dueDate, portion?.earlyPayment?.date ?? null]).toEqual([
        term,
        due,
        discountUntil,
      ]);
    }
  });

  test('I4: partial-1: a part payment within the time settles payment ÷ (1 − discount)', () => {
    const shape = z.object({
      invoice: z.string(),
      terms: z.string(),
      invoice_date: z.string(),
      payment: z.string(),
      payment_date: z.string(),
      expected: z.object({ credited: z.string(), balance: z.string() }),
    });
    const one = caseOf(file.cash_discount_partial_payments, 'partial-1', shape);
    const openMinor = minor(one.invoice);
    const terms = parsed(one.terms);
    const [portion] = applyPaymentTerms(terms, businessDate(`2026-${one.invoice_date}`), {
      ...whole,
      netMinor: openMinor,
    });
    const cash = {
      openMinor,
      paidMinor: minor(one.payment),
      paidOn: businessDate(`2026-${one.payment_date}`),
    };
    const discount = portion?.earlyPayment;
    const taken = discount ? takeDiscount(cash, discount, terms.partPayment) : undefined;
    expect(taken?.settledMinor).toBe(minor(one.expected.credited));
    expect(addMinor(openMinor, -(taken?.settledMinor ?? Number.NaN))).toBe(minor(one.expected.balance));
  });

  test('I4: partial-3: what must be paid to lower a debt by, or to, an amount; day 10 is within the time', () => {
    const shape = z.object({
      invoice: z.string(),
      terms: z.string(),
      invoice_date: z.string(),
      payment_date: z.string(),
      expected: z.tuple([
        z.object({ reduce_debt_by: z.string(), payment: z.string() }),
        z.object({ reduce_debt_to: z.string(), payment: z.string() }),
      ]),
    });
    const one = caseOf(file.cash_discount_partial_payments, 'partial-3', shape);
    const [portion] = applyPaymentTerms(parsed(one.terms), businessDate(`2026-${one.invoice_date}`), whole);
    const discount = portion?.earlyPayment;
    if (!discount) throw new Error('no discount');
    expect(discount.date).toBe(`2026-${one.payment_date}`);
    const [by, to] = one.expected;
    expect(discountedCash(minor(by.reduce_debt_by), discount.share)).toBe(minor(by.payment));
    const lowered = addMinor(minor(one.invoice), -minor(to.reduce_debt_to));
    expect(discountedCash(lowered, discount.share)).toBe(minor(to.payment));
    const paidOn = businessDate(`2026-${one.payment_date}`);
    const cash = { openMinor: minor(one.invoice), paidMinor: minor(by.payment), paidOn };
    expect(takeDiscount(cash, discount, 'divided').settledMinor).toBe(minor(by.reduce_debt_by));
  });

  test.each(['incl-15pct-plus-fixed-tax', 'incl-small'])(
    'I4: %s: the discount lowers the tax, not the fixed one',
    (id) => {
      const shape = z.object({
        untaxed: z.string(),
        total: z.string(),
        expected: z.object({ cash: z.string(), discount_base: z.string(), tax_reduction: z.string() }),
      });
      const { untaxed, total, expected } = caseOf(file.early_payment_discount, id, shape);
      const undiscountedMinor = 5;
      const taxMinor = minor(total) - minor(untaxed) - undiscountedMinor;
      const amounts = { netMinor: minor(untaxed), taxMinor, undiscountedMinor };
      const [portion] = applyPaymentTerms(tenPercent('gross'), businessDate('2026-01-15'), amounts);
      expect(portion?.amountMinor).toBe(minor(total));
      expect(portion?.earlyPayment).toMatchObject({
        ofNetMinor: minor(expected.discount_base),
        ofTaxMinor: minor(expected.tax_reduction),
        cashMinor: minor(expected.cash),
      });
    },
  );

  test('M3: mixed-fixed-tax: the tax of the discounted base in one rounding', () => {
    const shape = z.object({
      untaxed: z.string(),
      expected: z.object({ amount_tax: z.string(), amount_total: z.string() }),
    });
    const { untaxed, expected } = caseOf(file.early_payment_discount, 'mixed-fixed-tax', shape);
    const discounted = subtractRatios(oneRatio, readRate(rate('10')));
    const taxMinor = addMinor(
      timesRatio(minor(untaxed), multiplyRatios(discounted, readRate(rate('15')))),
      5,
    );
    expect(taxMinor).toBe(minor(expected.amount_tax));
    expect(addMinor(minor(untaxed), taxMinor)).toBe(minor(expected.amount_total));
  });

  test('I4: terms-excluded: the discount is of the untaxed amount only', () => {
    const shape = z.object({
      untaxed: z.string(),
      tax: z.string(),
      expected: z.object({ total: z.string(), amount_if_discounted: z.string() }),
    });
    const { untaxed, tax, expected } = caseOf(file.early_payment_discount, 'terms-excluded', shape);
    const amounts = { netMinor: minor(untaxed), taxMinor: minor(tax), undiscountedMinor: 0 };
    const [portion] = applyPaymentTerms(tenPercent('net'), businessDate('2026-01-15'), amounts);
    expect(portion?.amountMinor).toBe(minor(expected.total));
    expect(portion?.earlyPayment?.cashMinor).toBe(minor(expected.amount_if_discounted));
  });

  test('I4: instalment-discounts-excluded: every instalment has its own discount of the untaxed amount', () => {
    const shape = z.object({
      untaxed: z.string(),
      tax: z.string(),
      expected: z.array(z.tuple([z.string(), z.string().nullable()])),
    });
    const { untaxed, tax, expected } = caseOf(
      file.early_payment_discount,
      'instalment-discounts-excluded',
      shape,
    );
    const instalments = [
      ['10', '10'],
      ['20', '20'],
      ['20', null],
      ['50', '20'],
    ] as const;
    const terms = paymentTermsSchema.parse({
      portions: instalments.map(([percent, off]) => ({
        percent,
        due: [],
        discount: off === null ? null : { percent: off, by: [] },
      })),
      discountBase: 'net',
      partPayment: 'divided',
    });
    const amounts = { netMinor: minor(untaxed), taxMinor: minor(tax), undiscountedMinor: 0 };
    const portions = applyPaymentTerms(terms, businessDate('2026-01-15'), amounts);
    expect(
      portions.map(({ amountMinor, earlyPayment }) => [amountMinor, earlyPayment?.cashMinor ?? null]),
    ).toEqual(
      expected.map(([amount, discounted]) => [minor(amount), discounted === null ? null : minor(discounted)]),
    );
  });

  test('I4: no case of the file was left out', () => {
    const ids = [...file.cash_discount_partial_payments, ...file.early_payment_discount].map(({ id }) => id);
    expect(ids).toEqual([
      'partial-1',
      'partial-3',
      'incl-15pct-plus-fixed-tax',
      'incl-small',
      'mixed-fixed-tax',
      'terms-excluded',
      'instalment-discounts-excluded',
    ]);
  });
});
