import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext, builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { addDays } from '../domain/calendar/business-date.ts';
import { isDisputeActive } from '../domain/dispute/dispute.ts';
import { failureSchema } from '../domain/failure.ts';
import { maxAmountMinor, sumMinor } from '../domain/money/amount.ts';
import { promisedAmounts } from '../domain/promise/promise-progress.ts';
import { collectionSchemas } from '../protocol/collections.ts';
import { type CommandName, prepareCommand } from './registry.ts';

const invoiceId = fc.constantFrom('invoice-1', 'invoice-2', 'dollars', 'credit', 'elsewhere');
const amountMinor = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 60_00 }) },
  { weight: 1, arbitrary: fc.constantFrom(maxAmountMinor, 1, 100_00) },
);
const parts = fc.array(fc.record({ invoiceId, amountMinor }), { minLength: 1, maxLength: 3 });
const date = fc.oneof(
  { weight: 8, arbitrary: fc.nat(20).map((days) => addDays(builtToday, days)) },
  { weight: 1, arbitrary: fc.constantFrom('1900-01-01', '2199-12-31') },
);
const currency = fc.constantFrom('EUR', 'EUR', 'EUR', 'USD');

type Step =
  | { readonly kind: 'command'; readonly name: CommandName; readonly input: object; readonly today: string }
  | {
      readonly kind: 'payment';
      readonly parts: { invoiceId: string; amountMinor: number }[];
      readonly today: string;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ allocations: parts, onAccountMinor: fc.constantFrom(0, 0, 5_00), promisedDate: date, currency })
    .chain((input) => command('promise.record', { ...input, method: 'cash', contactName: '', note: '' })),
  fc
    .record({ items: parts, reasonCode: fc.constantFrom('01', '99'), currency })
    .chain((input) => command('dispute.open', { ...input, description: '', contactName: '' })),
  fc.nat(12).chain((index) => command('promise.cancel', { promiseId: `id-${index}`, reason: '' })),
  fc.record({ kind: fc.constant('payment' as const), parts, today: date }),
);

function command(name: CommandName, input: object): fc.Arbitrary<Step> {
  return date.map((today) => ({ kind: 'command', name, input, today }));
}

const start = buildAggregate({
  invoices: [
    buildInvoice(),
    buildInvoice({ id: 'invoice-2', amountMinor: 80_00, dueDate: '2026-04-20' }),
    buildInvoice({ id: 'dollars', currency: 'USD' }),
    buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -30_00 }),
  ],
});

function run(aggregate: AccountAggregate, one: Step, index: number): AccountAggregate {
  if (one.kind === 'payment') {
    const amount = Math.min(maxAmountMinor, sumMinor(one.parts.map((part) => part.amountMinor)));
    const terms = { receivedOn: one.today, allocations: one.parts, amountMinor: amount };
    return { ...aggregate, payments: [...aggregate.payments, buildPayment({ id: `p${index}`, ...terms })] };
  }
  const ids = { promiseId: `id-${index}`, disputeId: `id-${index}` };
  const prepared = prepareCommand(one.name, 1, { ...ids, ...one.input });
  const context = buildContext({ today: one.today });
  const effect = prepared.ok ? prepared.command.apply(aggregate, context) : prepared;
  if (!effect.ok) {
    z.array(failureSchema).min(1).parse(effect.failures);
    return aggregate;
  }
  for (const change of effect.changes) collectionSchemas[change.collection].parse(change.document);
  const after = applyChanges(aggregate, effect.changes);
  if (one.name !== 'promise.cancel') expectWithinOpen(after, one, context);
  return after;
}

/** P1, D1: an accepted promise or dispute never reaches beyond what is open on the invoices that it names. */
function expectWithinOpen(
  aggregate: AccountAggregate,
  one: Extract<Step, { kind: 'command' }>,
  { today, settings }: ReturnType<typeof buildContext>,
): void {
  const position = accountPosition(aggregate, today, settings);
  for (const { invoice, openMinor } of position.invoices) {
    if (!JSON.stringify(one.input).includes(`"${invoice.id}"`)) continue;
    const promised = sumMinor(
      position.promises.map((promise) => promisedAmounts(promise).get(invoice.id) ?? 0),
    );
    const disputed = sumMinor(
      aggregate.disputes
        .filter(isDisputeActive)
        .flatMap((dispute) => dispute.items.filter((item) => item.invoiceId === invoice.id))
        .map((item) => item.amountMinor),
    );
    const claimed = one.name === 'promise.record' ? promised + disputed : disputed;
    expect(claimed).toBeLessThanOrEqual(openMinor);
  }
}

test('P1, D1, D3: no order of commands and payments claims more of an invoice than is open, and none throws', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const end = steps.reduce(run, start);
      for (const today of ['1900-01-01', '2026-04-15', '2199-12-31']) {
        const { today: date, settings } = buildContext({ today });
        expect(accountPosition(end, date, settings).invoices).toHaveLength(start.invoices.length);
      }
    }),
    { numRuns: 400 },
  );
});

test('W2: a rule given the same account, input and context twice answers the same and changes neither', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const before = structuredClone(steps);
      expect(steps.reduce(run, start)).toEqual(steps.reduce(run, start));
      expect(steps).toEqual(before);
    }),
    { numRuns: 100 },
  );
});
