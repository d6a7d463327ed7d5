import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { invoiceIdSchema } from '../ids.ts';
import { accountHistory } from './account-history.ts';

const today = businessDate('2026-06-15');
const toInvoice = (amountMinor: number) => [{ invoiceId: invoiceIdSchema.parse('i'), amountMinor }];

describe('the history of an account', () => {
  it('has the end of each of the last twelve months and today', () => {
    const { balances, months } = accountHistory({ invoices: [], payments: [] }, 'EUR', today);
    expect(balances.map(({ on }) => on)).toEqual([
      ...['2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31'],
      ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-15'],
    ]);
    expect(months.map(({ until }) => until)).toEqual(balances.slice(1).map(({ on }) => on));
    expect(months.every(({ daysLateTenths }) => daysLateTenths === null)).toBe(true);
  });

  it('an invoice raises the balance from its date on, cash lowers it until it is reversed', () => {
    const invoices = [buildInvoice({ id: 'i', invoiceDate: '2026-02-10', amountMinor: 500 })];
    const payments = [
      buildPayment({ id: 'p', receivedOn: '2026-03-20', amountMinor: 200 }),
      buildPayment({
        id: 'q',
        receivedOn: '2026-03-21',
        amountMinor: 100,
        reversed: true,
        reversedOn: '2026-05-02',
      }),
      buildPayment({ id: 'usd', receivedOn: '2026-03-22', amountMinor: 900, currency: 'USD' }),
    ];
    const { balances } = accountHistory({ invoices, payments }, 'EUR', today);
    expect(balances.slice(7).map(({ balanceMinor }) => balanceMinor)).toEqual([0, 500, 200, 200, 300, 300]);
  });

  it('how late money was is weighted with its amounts, and early money was not late', () => {
    const invoices = [buildInvoice({ id: 'i', dueDate: '2026-03-01' })];
    const paid = (id: string, receivedOn: string, amountMinor: number) =>
      buildPayment({ id, receivedOn, amountMinor, allocations: toInvoice(amountMinor) });
    const payments = [
      paid('a', '2026-03-11', 300),
      paid('b', '2026-03-31', 100),
      paid('c', '2026-02-02', 50),
    ];
    const { months } = accountHistory({ invoices, payments }, 'EUR', today);
    expect(months.find(({ until }) => until === '2026-03-31')).toEqual({
      until: '2026-03-31',
      paidMinor: 400,
      daysLateTenths: 150,
    });
    expect(months.find(({ until }) => until === '2026-02-28')?.daysLateTenths).toBe(0);
  });

  it('today’s balance is all that was invoiced less all that came in, whatever the days', () => {
    const amount = fc.integer({ min: 1, max: 10 ** 9 });
    const age = fc.integer({ min: 0, max: 700 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, age)), fc.array(fc.tuple(amount, age)), (invoiced, paid) => {
        const invoices = invoiced.map(([amountMinor, days], index) =>
          buildInvoice({ id: `i${index}`, amountMinor, invoiceDate: addDays(today, -days) }),
        );
        const payments = paid.map(([amountMinor, days], index) =>
          buildPayment({ id: `p${index}`, amountMinor, receivedOn: addDays(today, -days) }),
        );
        const { balances, months } = accountHistory({ invoices, payments }, 'EUR', today);
        const sum = (list: readonly (readonly [number, number])[]) =>
          list.reduce((all, [one]) => all + one, 0);
        expect(balances.at(-1)?.balanceMinor).toBe(sum(invoiced) - sum(paid));
        const inYear = paid.filter(([, days]) => addDays(today, -days) > businessDate('2025-06-30'));
        expect(months.reduce((all, { paidMinor }) => all + paidMinor, 0)).toBe(sum(inYear));
      }),
    );
  });
});
