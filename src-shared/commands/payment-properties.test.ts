import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildContext, builtToday } from '../../test/fixtures/builders/build-context.ts';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import { accountFigures } from '../domain/account/account-figures.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { invoiceCurrencies, openAmounts, unappliedMinor } from '../domain/invoice/open-amount.ts';
import { sumMinor } from '../domain/money/amount.ts';
import { allocationsOf } from '../domain/payment/payment.ts';
import { cashPosition } from '../domain/receipt/cash-position.ts';
import { receiptReport } from '../domain/receipt/receipt-report.ts';
import { collectionSchemas } from '../protocol/collections.ts';
import { issue, start, steps, take } from './payment-steps.fixture.ts';
import { prepareCommand } from './registry.ts';

/** Σ cash = allocated + unapplied + reversed, per currency, counted anew from the documents. */
function expectCashAddsUp(aggregate: AccountAggregate): void {
  const position = accountPosition(aggregate, builtToday, buildContext().settings);
  for (const currency of ['EUR', 'USD']) {
    const payments = aggregate.payments.filter((payment) => payment.currency === currency);
    const cash = sumMinor(payments.map((payment) => payment.amountMinor));
    const standing = payments.filter((payment) => !payment.reversed);
    const allocated = standing.flatMap((payment) =>
      allocationsOf(payment).filter(
        (one) => (position.currencies.get(one.invoiceId) ?? currency) === currency,
      ),
    );
    const unapplied = standing.map((payment) => unappliedMinor(payment, position.currencies));
    const reversed = payments.filter((payment) => payment.reversed).map((payment) => payment.amountMinor);
    const parts = [...allocated.map((one) => one.amountMinor), ...unapplied, ...reversed];
    expect(sumMinor(parts)).toBe(cash);
  }
}

test('R1, R3, R4: whatever the ledger does between them, commands keep cash adding up and none throws', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const end = all.reduce((aggregate, one) => {
        const after = take(aggregate, one);
        expectCashAddsUp(after);
        return after;
      }, start);
      for (const one of cashPosition(end.receipts)) {
        expect(one.collectedMinor - one.depositedMinor - one.pendingMinor).toBe(0);
      }
      const used = receiptReport(end.receipts).flatMap((series) => series.used);
      expect([...used].sort()).toEqual(end.receipts.map((receipt) => receipt.id).sort());
      const { settings } = buildContext();
      const position = accountPosition(end, builtToday, settings);
      expect(accountFigures(position, end.payments, 'EUR', settings.policy)[0].currency).toBe('EUR');
    }),
    { numRuns: 400 },
  );
});

test('R1: every well-formed receipt is taken in every state, and its money is applied or an exception', () => {
  fc.assert(
    fc.property(steps, issue, (all, input) => {
      const end = all.reduce(take, start);
      const prepared = prepareCommand('receipt.issue', 1, { ...input, receiptId: 'A7-5' });
      const items = new Set(input.items.map((item) => item.invoiceId));
      fc.pre(
        items.size === input.items.length &&
          sumMinor(input.items.map((one) => one.amountMinor)) <= input.amountMinor,
      );
      const effect = prepared.ok ? prepared.command.apply(end, buildContext()) : prepared;
      if (!effect.ok) throw new Error(`a receipt was refused: ${JSON.stringify(effect.failures)}`);
      const after = applyChanges(end, effect.changes);
      const receipt = collectionSchemas.receipts.parse(after.receipts.at(-1));
      const payment = collectionSchemas.payments.parse(after.payments.at(-1));
      for (const { invoiceId: id, amountMinor: wantedMinor } of receipt.items) {
        const appliedMinor = sumMinor(
          payment.applied.filter((one) => one.invoiceId === id).map((one) => one.amountMinor),
        );
        const exception = receipt.exceptions.find((one) => one.invoiceId === id);
        expect(exception?.appliedMinor ?? wantedMinor).toBe(appliedMinor);
      }
    }),
    { numRuns: 200 },
  );
});

/** What may be applied of a payment in this state: of each invoice a part, a credit netted where there is one. */
function applicable(aggregate: AccountAggregate, index: number, share: number, isNetted: boolean) {
  const currencies = invoiceCurrencies(aggregate.invoices);
  const open = openAmounts(aggregate.invoices, aggregate.payments);
  const free = aggregate.payments.filter((payment) => unappliedMinor(payment, currencies) > 0);
  const payment = free[index % Math.max(1, free.length)];
  if (payment === undefined) return undefined;
  const items: { invoiceId: string; amountMinor: number }[] = [];
  let leftMinor = unappliedMinor(payment, currencies);
  for (const invoice of aggregate.invoices) {
    if (invoice.currency !== payment.currency || invoice.amountMinor < 0) continue;
    const partMinor = Math.ceil((Math.min(leftMinor, open.get(invoice.id) ?? 0) * share) / 100);
    if (partMinor > 0) items.push({ invoiceId: invoice.id, amountMinor: partMinor });
    leftMinor -= Math.max(0, partMinor);
  }
  let nettableMinor = isNetted ? sumMinor(items.map((item) => item.amountMinor)) : 0;
  for (const { id, currency } of aggregate.invoices) {
    const creditMinor = Math.min(nettableMinor, -(open.get(id) ?? 0));
    if (currency !== payment.currency || creditMinor <= 0) continue;
    items.push({ invoiceId: id, amountMinor: -creditMinor });
    nettableMinor -= creditMinor;
  }
  return items.length === 0 ? undefined : { paymentId: payment.id, items };
}

test('R3: applying and un-applying is identity in every reachable state', () => {
  fc.assert(
    fc.property(
      steps,
      fc.nat(9),
      fc.integer({ min: 1, max: 100 }),
      fc.boolean(),
      (all, index, share, isNetted) => {
        const end = all.reduce(take, start);
        const input = applicable(end, index, share, isNetted);
        fc.pre(input !== undefined);
        if (input === undefined) return;
        const once = { name: 'payment.apply' as const, input, days: 3, role: 'collector' as const };
        const after = take(end, once);
        expect(after).not.toBe(end);
        const reversal = { ...input, reason: 'x' };
        const back = take(after, { ...once, name: 'payment.un-apply', input: reversal, days: 9 });
        const amounts = (aggregate: AccountAggregate) =>
          aggregate.payments.map(({ takenBack: _history, ...one }) => ({ ...one, seq: 0 }));
        expect(amounts(back)).toEqual(amounts(end));
        // What was done stays readable: what was applied is what is remembered as taken back.
        const remembered = back.payments.flatMap(({ id, takenBack }) =>
          takenBack.slice(end.payments.find((one) => one.id === id)?.takenBack.length ?? 0),
        );
        expect(remembered.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor }))).toEqual(
          input.items,
        );
      },
    ),
    { numRuns: 200 },
  );
});
