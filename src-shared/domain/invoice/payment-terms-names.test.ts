import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BusinessDate, businessDate, isBusinessDate } from '../calendar/business-date.ts';
import {
  defaultTermsConventions,
  type TermsConventions,
  termsConventionsSchema,
} from './payment-terms-conventions.ts';
import { applyPaymentTerms } from './payment-terms-due.ts';
import { parsePaymentTerms } from './payment-terms-names.ts';

const amounts = { netMinor: 1_000_00, taxMinor: 0, undiscountedMinor: 0 };

/** Due date and, with a discount, its percent and last day. */
function datesOf(
  name: string,
  invoiceDate: string,
  changes: Partial<TermsConventions> = {},
): readonly string[] {
  const terms = parsePaymentTerms(name, { ...defaultTermsConventions, ...changes });
  if (!terms.ok) return [terms.failure.code];
  const portions = applyPaymentTerms(terms.value, businessDate(invoiceDate), amounts);
  return portions.flatMap(({ dueDate, earlyPayment }) =>
    earlyPayment === null ? [dueDate] : [dueDate, earlyPayment.percent, earlyPayment.date],
  );
}

describe('names of payment terms', () => {
  test.each([
    ['net 30', '2026-02-14'],
    ['Net-30', '2026-02-14'],
    ['NET30', '2026-02-14'],
    ['n/30', '2026-02-14'],
    ['n30', '2026-02-14'],
    ['30', '2026-02-14'],
    ['30 days', '2026-02-14'],
    ['net 30 days from invoice date', '2026-02-14'],
    ['  Net   30  ', '2026-02-14'],
    ['1 day', '2026-01-16'],
    ['2 months', '2026-03-15'],
    ['due on receipt', '2026-01-15'],
    ['Due upon receipt', '2026-01-15'],
    ['COD', '2026-01-15'],
    ['immediate', '2026-01-15'],
    ['net 0', '2026-01-15'],
    ['EOM', '2026-01-31'],
    ['net EOM', '2026-01-31'],
    ['end of month', '2026-01-31'],
    ['net 30 EOM', '2026-03-02'],
    ['30 EOM', '2026-03-02'],
    ['EOM 10', '2026-02-10'],
    ['EOM + 10', '2026-02-10'],
    ['MFI', '2026-02-28'],
    ['15 MFI', '2026-02-15'],
    ['net 15 MFI', '2026-02-15'],
    ['15th MFI', '2026-02-15'],
    ['31 MFI', '2026-02-28'],
    ['10 prox', '2026-02-10'],
    ['Net 10th prox.', '2026-02-10'],
    ['10th of the following month', '2026-02-10'],
  ])('I4: "%s" on 15 January is due %s', (name, due) => {
    expect(datesOf(name, '2026-01-15')).toEqual([due]);
  });

  test.each([
    ['2/10 net 30', '2026-02-14', '2', '2026-01-25'],
    ['2/10, n/30', '2026-02-14', '2', '2026-01-25'],
    ['2/10,n/30', '2026-02-14', '2', '2026-01-25'],
    ['2% 10 net 30', '2026-02-14', '2', '2026-01-25'],
    ['2%/10 net 30', '2026-02-14', '2', '2026-01-25'],
    ['2.5% 10 days, net 30 days', '2026-02-14', '2.5', '2026-01-25'],
    ['2,5% 10 days net 30', '2026-02-14', '2.5', '2026-01-25'],
    ['1/15', '2026-02-14', '1', '2026-01-30'],
    ['2/10 net 30 EOM', '2026-03-02', '2', '2026-02-10'],
    ['2/10 EOM', '2026-03-02', '2', '2026-02-10'],
    ['2/10 prox net 30 MFI', '2026-02-28', '2', '2026-02-10'],
    ['2% 10th net 10 prox', '2026-02-10', '2', '2026-02-10'],
    ['2/40 net 30', '2026-02-14', '2', '2026-02-14'],
  ])('I4: "%s" on 15 January is due %s with %s %% until %s', (name, ...expected) => {
    expect(datesOf(name, '2026-01-15')).toEqual(expected);
  });

  test('I4: where users of a name disagree the conventions decide', () => {
    expect(datesOf('EOM', '2026-01-15', { endOfMonth: 'following-month' })).toEqual(['2026-02-28']);
    expect(datesOf('net 30 EOM', '2026-01-15', { daysWithMonthEnd: 'then-month-end' })).toEqual([
      '2026-02-28',
    ]);
    expect(datesOf('EOM 10', '2026-01-15', { daysWithMonthEnd: 'then-month-end' })).toEqual(['2026-02-10']);
    expect(datesOf('MFI', '2026-01-15', { monthFollowingInvoice: 'first-day' })).toEqual(['2026-02-01']);
    expect(datesOf('2/10', '2026-01-15', { unnamedNetDays: 60 })).toEqual(['2026-03-16', '2', '2026-01-25']);
    expect(datesOf('2/10 net 30 EOM', '2026-01-15', { discountWindow: 'invoice-date' })).toEqual([
      '2026-03-02',
      '2',
      '2026-01-25',
    ]);
    const terms = parsePaymentTerms('2/10', {
      ...defaultTermsConventions,
      discountBase: 'net',
      partPayment: 'added',
    });
    expect(terms).toMatchObject({ value: { discountBase: 'net', partPayment: 'added' } });
  });

  test.each([
    '',
    ' ',
    'net',
    'soon',
    'net -5',
    'net 1e5',
    'net 30.5',
    'net 99999',
    'net 4000',
    '0/10 net 30',
    '100/10 net 30',
    '-2/10 net 30',
    '2/10 net 30 net 60',
    '2/10 then what',
    '0 prox',
    '32 MFI',
    '10 MFI prox',
    '2/10 ROG',
    '30 days EOM 30',
    '50% in 15 days, 49% in 45 days',
    '50% in 15 days, 50% whenever',
    '30 Tage netto',
    '3٠ days',
    '1 days '.repeat(7),
    'net 30 '.repeat(10_000),
  ])('I4: refuses %j with a code', (name) => {
    expect(parsePaymentTerms(name, defaultTermsConventions)).toEqual({
      ok: false,
      failure: { code: 'PAYMENT_TERMS_UNKNOWN', params: { terms: name.slice(0, 60) } },
    });
  });

  test('I4: any text gives terms with dates that exist or a refusal, never before the invoice', () => {
    const words = [
      'net',
      'n/',
      '30',
      '2/10',
      '2%',
      ' ',
      ',',
      '10th',
      'eom',
      'mfi',
      'prox',
      'days',
      'months',
      'in',
      '50% in',
    ];
    const anyName = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((parts) => parts.join(' ')),
    );
    const invoiceDate: BusinessDate = businessDate('2199-12-15');
    fc.assert(
      fc.property(anyName, (name) => {
        const terms = parsePaymentTerms(name, defaultTermsConventions);
        if (!terms.ok) return;
        for (const { dueDate } of applyPaymentTerms(terms.value, invoiceDate, amounts)) {
          expect(isBusinessDate(dueDate) && dueDate >= invoiceDate).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('I4: conventions are validated and the message names the field', () => {
    const parsed = termsConventionsSchema.safeParse({ ...defaultTermsConventions, endOfMonth: 'sometimes' });
    expect(parsed.error?.issues[0]?.path).toEqual(['endOfMonth']);
    expect(termsConventionsSchema.safeParse({ ...defaultTermsConventions, unnamedNetDays: -1 }).success).toBe(
      false,
    );
    expect(termsConventionsSchema.parse(defaultTermsConventions)).toEqual(defaultTermsConventions);
  });
});
