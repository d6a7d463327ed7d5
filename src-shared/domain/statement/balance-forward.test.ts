import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { anyDocuments } from '../../../test/fixtures/key-figures/any-documents.ts';
import type { AccountAggregate } from '../account/account-aggregate.ts';
import { accountFigures } from '../account/account-figures.ts';
import { accountPosition } from '../account/account-position.ts';
import { addDays, type BusinessDate, businessDate } from '../calendar/business-date.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { accountAsOf } from './account-as-of.ts';
import { balanceForward } from './balance-forward.ts';

const figuresOf = (aggregate: AccountAggregate, asOf: BusinessDate) =>
  accountFigures(
    accountPosition(aggregate, asOf, defaultSettings),
    aggregate.payments,
    aggregate.account.currency,
    defaultPolicy,
  );

const first = businessDate('2026-03-01');
const invoices = [
  buildInvoice({ id: 'a', invoiceDate: '2026-02-01', dueDate: '2026-03-03', amountMinor: 500_00 }),
  buildInvoice({ id: 'b', invoiceDate: '2026-03-10', dueDate: '2026-04-09', amountMinor: 200_00 }),
];

describe('a balance carried forward', () => {
  test('I1: begins with the balance of the day before and names every movement since', () => {
    const payments = [
      buildPayment({ id: 'p', receivedOn: '2026-02-20', amountMinor: 100_00 }),
      buildPayment({ id: 'q', receivedOn: '2026-03-10', amountMinor: 300_00, reference: 'transfer 7' }),
    ];
    expect(balanceForward({ invoices, payments }, first)).toEqual([
      {
        currency: 'EUR',
        openingMinor: 400_00,
        movements: [
          { kind: 'invoice', date: '2026-03-10', number: 'R-b', reference: '', amountMinor: 200_00 },
          { kind: 'payment', date: '2026-03-10', number: '', reference: 'transfer 7', amountMinor: -300_00 },
        ],
        closingMinor: 300_00,
      },
    ]);
  });

  test('R1: money that did not count after all comes and goes on its days', () => {
    const bounced = { receivedOn: '2026-03-05', amountMinor: 100_00, reversed: true } as const;
    const onDay = buildPayment({ ...bounced, reversedOn: '2026-03-20' });
    const [forward] = balanceForward({ invoices, payments: [onDay] }, first);
    expect(forward?.movements.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
      'payment 2026-03-05',
      'invoice 2026-03-10',
      'reversal 2026-03-20',
    ]);
    expect(forward?.closingMinor).toBe(700_00);
    const never = buildPayment({ ...bounced, reversedOn: '2026-03-05' });
    expect(balanceForward({ invoices, payments: [never] }, first)[0]?.movements).toHaveLength(1);
  });

  test('M4: as of a past day it has nothing that is dated later, and cash on a later invoice is on the account', () => {
    const early = buildPayment({
      ...{ receivedOn: '2026-02-20', amountMinor: 250_00 },
      allocations: [{ invoiceId: 'b', amountMinor: 200_00 }],
    });
    const then = accountAsOf(buildAggregate({ invoices, payments: [early] }), first);
    expect(then.invoices.map(({ id }) => id)).toEqual(['a']);
    expect(figuresOf(then, first)[0]).toMatchObject({ balanceMinor: 250_00, creditsMinor: -250_00 });
  });

  const anyDay = fc.integer({ min: -220, max: 0 }).map((days) => addDays(builtToday, days));
  const anyReversal = fc.option(fc.constantFrom(-80, -20, -1, 0), { nil: null });

  test('I1: opening and movements are the balance and the sum of all buckets, of any account on any day', () => {
    fc.assert(
      fc.property(anyDocuments, anyDay, anyDay, anyReversal, (documents, asOf, from, back) => {
        const payments = documents.payments.map((payment) =>
          payment.reversed && back !== null ? { ...payment, reversedOn: addDays(builtToday, back) } : payment,
        );
        const then = accountAsOf(buildAggregate({ ...documents, payments }), asOf);
        const forwards = new Map(balanceForward(then, from).map((one) => [one.currency, one]));
        for (const figures of figuresOf(then, asOf)) {
          const forward = forwards.get(figures.currency);
          const moved = (forward?.movements ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          expect(forward?.closingMinor ?? 0).toBe(figures.balanceMinor);
          expect((forward?.openingMinor ?? 0) + moved).toBe(figures.balanceMinor);
          const buckets = figures.bucketsMinor.reduce((sum, minor) => sum + minor, 0);
          expect(buckets + figures.creditsMinor).toBe(figures.balanceMinor);
        }
      }),
    );
  });

  test('M4: what one statement closes with the next one opens with', () => {
    fc.assert(
      fc.property(anyDocuments, anyDay, (documents, asOf) => {
        const aggregate = buildAggregate({
          ...documents,
          // What was put on an invoice that the ledger has no more may change later what came earlier.
          payments: documents.payments.map((one) => ({ ...one, applied: [], allocations: [] })),
        });
        const before = balanceForward(accountAsOf(aggregate, asOf), addDays(asOf, -30));
        const behind = balanceForward(accountAsOf(aggregate, builtToday), addDays(asOf, 1));
        const openings = new Map(behind.map((one) => [one.currency, one.openingMinor]));
        for (const { currency, closingMinor } of before) expect(openings.get(currency)).toBe(closingMinor);
      }),
    );
  });
});
