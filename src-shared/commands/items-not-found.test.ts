import { expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import type { CommandName } from './registry.ts';
import { run } from './run-command.fixture.ts';

const items = ['gone', 'invoice-1', 'lost'].map((invoiceId) => ({ invoiceId, amountMinor: 1 }));
const aggregate = buildAggregate({
  disputes: [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 1 }] })],
  payments: [buildPayment({ amountMinor: 100 })],
});
const asked = { requestId: 'request-1', currency: 'EUR', items, reason: 'As agreed' };
const terms = {
  downPayment: null,
  instalments: { by: 'count', count: 1, frequency: 'monthly', firstDate: '2026-04-30' },
  ...{ interestRate: null, feeMinor: 0, adjustment: 'none' },
};

test.each<[CommandName, object]>([
  ['write-off.request', asked],
  ['fee.waive', asked],
  ['interest.waive', asked],
  ['interest.charge', { ...asked, kind: 'interest' }],
  [
    'dispute.open',
    { disputeId: 'dispute-2', currency: 'EUR', items, reasonCode: '01', description: '', contactName: '' },
  ],
  [
    'dispute.resolve',
    {
      ...{
        disputeId: 'dispute-1',
        resolution: 'accepted',
        acceptedItems: items,
        rootCause: 'Price',
        note: '',
      },
      requestId: 'request-1',
    },
  ],
  [
    'plan.propose',
    {
      ...{ planId: 'plan-1', currency: 'EUR', items, terms, contactName: '', reason: '' },
      ...{ requestId: 'request-1', asDraft: true },
    },
  ],
  ['payment.apply', { paymentId: 'payment-1', items }],
  ['payment.un-apply', { paymentId: 'payment-1', items, reason: 'Meant for another' }],
])('commands: %s names by their places all invoices that are not there', (name, input) => {
  const context = buildContext({ actor: buildActor({ role: 'manager' }) });
  const effect = run(name, aggregate, input, context);
  const missing = effect.ok ? [] : effect.failures.filter(({ code }) => code === 'INVOICE_NOT_FOUND');
  expect(missing.map(({ params }) => params)).toEqual([{ item: 1 }, { item: 3 }]);
});
