import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  sketchContent,
  testContent,
  testDispute,
  testInvoice,
  testPayment,
} from './statement-content.fixture.ts';
import { statementSections } from './statement-section.ts';

const item = fc.record({
  amountMinor: fc.integer({ min: -900_000, max: 900_000 }).filter((amount) => amount !== 0),
  overdue: fc.integer({ min: -60, max: 400 }),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  paidPart: fc.double({ min: 0, max: 1.5, noNaN: true }),
  disputedPart: fc.double({ min: 0, max: 2, noNaN: true }),
});

test('I1, I2: lines, ageing with credits, and summary sum to the balance of any account, per currency', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), fc.integer({ min: 1, max: 99_999 }), (items, cash) => {
      const invoices = items.map((one, index) =>
        testInvoice(`N${index}`, one.amountMinor, one.overdue, { currency: one.currency }),
      );
      const payments = items.flatMap((one, index) => {
        const paid = Math.round(Math.abs(one.amountMinor) * one.paidPart);
        const allocations = [{ invoiceId: `i-N${index}`, amountMinor: paid }];
        return paid > 0 ? [testPayment(`p${index}`, paid, { currency: one.currency, allocations })] : [];
      });
      const disputes = items.flatMap((one, index) => {
        const invoice = invoices[index];
        const amount = Math.round(one.amountMinor * one.disputedPart);
        return invoice !== undefined && amount > 0 ? [testDispute(invoice, amount)] : [];
      });
      const content = testContent({ invoices, payments: [...payments, testPayment('cash', cash)], disputes });
      for (const section of statementSections(content)) {
        expect(section.ageingMinor + section.creditsMinor).toBe(section.linesMinor);
        expect(section.lines.at(-1)?.runningMinor).toBe(section.balanceMinor);
      }
    }),
  );
});

test('throws on figures that do not agree with the lines: a bug, never a document', () => {
  const content = sketchContent();
  const [figures] = content.figures;
  const off = (changes: Partial<typeof figures>) => () =>
    statementSections({ ...content, figures: [{ ...figures, ...changes }] });
  expect(off({ balanceMinor: figures.balanceMinor + 1 })).toThrow('balance');
  expect(off({ creditsMinor: figures.creditsMinor - 1 })).toThrow('balance');
  expect(off({ disputedMinor: figures.disputedMinor + 1 })).toThrow('balance');
  const nothing = { balanceMinor: 0, bucketsMinor: [], creditsMinor: 0, disputedMinor: 0 };
  expect(off({ ...nothing, currency: 'USD' })).toThrow('currency');
});

test('asks for nothing when the credits cover what is due', () => {
  const content = testContent({ invoices: [testInvoice('A', 1000, 5)], payments: [testPayment('p', 1500)] });
  expect(statementSections(content)[0]).toMatchObject({ payNowMinor: 0, balanceMinor: -500 });
});
