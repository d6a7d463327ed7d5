import { describe, expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { proposeNotices } from '../domain/dunning/propose-notices.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const item = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });

/** A case over 40.00 of an invoice that was accepted, and the credit note that was asked for. */
function accepted(number: number, invoiceId = `invoice-${number}`) {
  const items = [item(40_00, invoiceId)];
  const dispute = buildDispute({
    ...{ id: `dispute-${number}`, items, acceptedItems: items, state: 'resolved', resolution: 'accepted' },
    creditRequestId: `request-${number}`,
  });
  const request = buildRequest({
    ...{ id: `request-${number}`, kind: 'credit-note', state: 'approved', disputeId: dispute.id },
    ...{ amountMinor: 40_00, items },
  });
  return { dispute, request };
}

type Invoice = Parameters<typeof buildInvoice>[0];

function withNote(note: Invoice, cases = [accepted(1)]): AccountAggregate {
  const credit = {
    id: 'credit',
    type: 'credit-note',
    amountMinor: -40_00,
    invoiceDate: '2026-03-31',
  } as const;
  return buildAggregate({
    invoices: [
      ...cases.flatMap(({ dispute }) => dispute.items.map((one) => buildInvoice({ id: one.invoiceId }))),
      buildInvoice({ ...credit, ...note }),
    ],
    disputes: cases.map(({ dispute }) => dispute),
    requests: cases.map(({ request }) => request),
  });
}

const close = (aggregate: AccountAggregate, disputeId = 'dispute-1') =>
  run('dispute.close', aggregate, { disputeId, creditNoteId: 'credit', note: '' });

describe('a credit note', () => {
  test.each([
    ['an invoice', { type: 'invoice', amountMinor: 40_00 }, 'CREDIT_NOTE_MISSING'],
    ['a debit note below zero', { type: 'debit-note' }, 'CREDIT_NOTE_MISSING'],
    ['one in another currency', { currency: 'USD' }, 'CREDIT_NOTE_MISSING'],
    ['one over less', { amountMinor: -39_99 }, 'CREDIT_NOTE_MISSING'],
    ['one of the day before it was asked for', { invoiceDate: '2026-03-30' }, 'BOOKING_TOO_OLD'],
  ] as const)('D4: %s closes no case', (_title, note, code) => {
    expect(codesOf(close(withNote(note)))).toEqual([code]);
  });

  test('D4: it closes a case of its own day, and what it settled says so', () => {
    const aggregate = withNote({});
    const after = applied(aggregate, close(aggregate));
    expect(after.disputes[0]?.state).toBe('closed');
    expect(after.requests[0]).toMatchObject({ state: 'settled', settledBy: 'credit' });
  });

  test('D4: the case keeps why it closed, also when it is worked on again', () => {
    const noteGiven = withNote({});
    const closed = applied(noteGiven, close(noteGiven));
    const reopened = applied(closed, run('dispute.reopen', closed, { disputeId: 'dispute-1', note: '' }));
    const event = { kind: 'closed', closing: { because: 'credit-note', creditNoteId: 'credit' } };
    expect(closed.disputes[0]?.history.at(-1)).toMatchObject(event);
    expect(reopened.disputes[0]?.history.slice(-2)).toMatchObject([
      event,
      { kind: 'reopened', closing: null },
    ]);
    const rejected = buildAggregate({
      disputes: [buildDispute({ state: 'resolved', resolution: 'rejected' })],
    });
    const given = { disputeId: 'dispute-1', creditNoteId: null, note: '' };
    expect(applied(rejected, run('dispute.close', rejected, given)).disputes[0]?.history).toMatchObject([
      { kind: 'closed', closing: { because: 'nothing-accepted', creditNoteId: null } },
    ]);
  });

  test('D4: one note closes as many cases as it is worth and not one more', () => {
    const three = [accepted(1), accepted(2), accepted(3)];
    const start = withNote({ amountMinor: -100_00 }, three);
    const first = applied(start, close(start));
    const second = applied(first, close(first, 'dispute-2'));
    expect(close(second, 'dispute-3')).toMatchObject({
      failures: [{ code: 'BOOKING_USED', params: { amountMinor: 40_00, availableMinor: 20_00 } }],
    });
  });

  test('D4: what a note has settled of other requests is not there for a case', () => {
    const start = withNote({});
    const writeOff = { id: 'write-off', state: 'settled', settledBy: 'credit', amountMinor: 1 } as const;
    const used = { ...start, requests: [...start.requests, buildRequest(writeOff)] };
    expect(codesOf(close(used))).toEqual(['BOOKING_USED']);
    const open = { ...writeOff, state: 'refused' } as const;
    expect(codesOf(close({ ...start, requests: [...start.requests, buildRequest(open)] }))).toEqual([]);
  });
});

describe('without a credit note', () => {
  const closeWithout = (aggregate: AccountAggregate, disputeId = 'dispute-1') =>
    run('dispute.close', aggregate, { disputeId, creditNoteId: null, note: '' });
  const was = (amountMinor: number, one = accepted(1)) => ({
    ...one,
    request: buildRequest({
      ...one.request,
      invoiceAmounts: one.request.items.map(({ invoiceId }) => ({ invoiceId, amountMinor })),
    }),
  });
  const account = (amountMinor: number, cases = [was(100_00)]) =>
    buildAggregate({
      invoices: [buildInvoice({ id: 'invoice-1', amountMinor })],
      disputes: cases.map(({ dispute }) => dispute),
      requests: cases.map(({ request }) => request),
    });

  test('D4: a case is closed where the ledger lowered the invoice by what was accepted', () => {
    const closed = applied(account(60_00), closeWithout(account(60_00)));
    expect(closed.disputes[0]?.state).toBe('closed');
    expect(closed.disputes[0]?.history.at(-1)?.closing).toEqual({ because: 'taken-off', creditNoteId: null });
    expect(closed.requests[0]).toMatchObject({ state: 'settled', settledBy: null });
    expect(codesOf(closeWithout(account(60_01)))).toEqual(['CREDIT_NOTE_MISSING']);
    expect(codesOf(closeWithout(account(100_00)))).toEqual(['CREDIT_NOTE_MISSING']);
  });

  test('D4: a case is closed where the ledger settled the invoice, whatever people applied here', () => {
    const start = account(100_00);
    const paid = buildPayment({ amountMinor: 100_00, allocations: [item(100_00)] });
    expect(codesOf(closeWithout({ ...start, payments: [paid] }))).toEqual([]);
    expect(codesOf(closeWithout({ ...start, payments: [{ ...paid, reversed: true }] }))).toEqual([
      'CREDIT_NOTE_MISSING',
    ]);
    const by = { userId: 'user-1', name: 'Carla Collins' };
    const applied = [{ on: '2026-03-31', at: '2026-03-31T09:00:00.000Z', by, ...item(100_00) }];
    const here = buildPayment({ ...paid, allocations: [], applied });
    expect(codesOf(closeWithout({ ...start, payments: [here] }))).toEqual(['CREDIT_NOTE_MISSING']);
  });

  test('D4: what an invoice was lowered by closes as many cases as it is worth and not one more', () => {
    const start = account(60_00, [was(100_00), was(100_00, accepted(2, 'invoice-1'))]);
    const first = applied(start, closeWithout(start));
    expect(codesOf(closeWithout(first, 'dispute-2'))).toEqual(['CREDIT_NOTE_MISSING']);
    const lowered = { ...first, invoices: [buildInvoice({ id: 'invoice-1', amountMinor: 20_00 })] };
    expect(codesOf(closeWithout(lowered, 'dispute-2'))).toEqual([]);
  });

  test('D4: what was lowered before a case was accepted is no part of it', () => {
    const later = was(60_00, accepted(2, 'invoice-1'));
    const start = account(60_00, [was(100_00), later]);
    const first = applied(start, closeWithout(start));
    expect(codesOf(closeWithout(first, 'dispute-2'))).toEqual(['CREDIT_NOTE_MISSING']);
    const lowered = { ...first, invoices: [buildInvoice({ id: 'invoice-1', amountMinor: 20_00 })] };
    expect(codesOf(closeWithout(lowered, 'dispute-2'))).toEqual([]);
  });

  test('D4: accepting remembers what the ledger had the invoice at, so that lowering it closes the case', () => {
    const opened = buildAggregate({ disputes: [buildDispute()] });
    const input = { disputeId: 'dispute-1', resolution: 'accepted', acceptedItems: [item(40_00)] };
    const more = { rootCause: 'Old price list', note: '', requestId: 'request-1' };
    const actor = buildActor({ userId: 'boss', name: 'Mona', role: 'manager' });
    const resolved = applied(
      opened,
      run('dispute.resolve', opened, { ...input, ...more }, buildContext({ actor })),
    );
    expect(resolved.requests[0]?.invoiceAmounts).toEqual([item(100_00)]);
    const lowered = { ...resolved, invoices: [buildInvoice({ amountMinor: 60_00 })] };
    expect(codesOf(closeWithout(resolved))).toEqual(['CREDIT_NOTE_MISSING']);
    expect(codesOf(closeWithout(lowered))).toEqual([]);
  });

  test('D4: an invoice that is gone or in another currency says nothing', () => {
    const usd = { ...account(60_00), invoices: [buildInvoice({ amountMinor: 60_00, currency: 'USD' })] };
    expect(codesOf(closeWithout(usd))).toEqual(['CREDIT_NOTE_MISSING']);
    expect(codesOf(closeWithout({ ...usd, invoices: [] }))).toEqual(['CREDIT_NOTE_MISSING']);
  });
});

test.each(['awaiting-approval', 'refused', 'withdrawn'] as const)(
  'D4: no document closes a case whose credit is %s',
  (state) => {
    const one = accepted(1);
    const start = withNote({}, [{ ...one, request: { ...one.request, state } }]);
    expect(close(start)).toMatchObject({ failures: [{ code: 'REQUEST_STATE_WRONG', params: { state } }] });
    const lowered = { ...start, invoices: [buildInvoice({ id: 'invoice-1', amountMinor: 0 })] };
    const without = { disputeId: 'dispute-1', creditNoteId: null, note: '' };
    expect(codesOf(run('dispute.close', lowered, without))).toEqual(['REQUEST_STATE_WRONG']);
  },
);

describe('after the case is closed', () => {
  const { today, settings } = buildContext();
  const standing = (aggregate: AccountAggregate) => {
    const position = accountPosition(aggregate, today, settings);
    const [proposal] = proposeNotices(aggregate, position, settings);
    const [found] = position.invoices;
    return {
      disputed: found?.disputedMinor,
      collected: found?.toCollectMinor,
      promisable: found?.promisableMinor,
      dunned: proposal?.notice?.items[0]?.amountMinor,
    };
  };
  const start = withNote({});
  const closed = applied(start, close(start));
  const netted = (amountMinor: number, more = {}) =>
    buildPayment({ allocations: [item(amountMinor), item(-amountMinor, 'credit')], ...more });

  test('D4, I3: what was accepted stays out of collection until the credit is applied', () => {
    const out = { collected: 60_00, promisable: 60_00, dunned: 60_00 };
    expect(standing(start)).toEqual({ disputed: 40_00, ...out });
    expect(standing(closed)).toEqual({ disputed: 0, ...out });
    expect(standing({ ...closed, payments: [netted(15_00)] })).toEqual({ disputed: 0, ...out });
    expect(standing({ ...closed, payments: [netted(40_00)] })).toEqual({ disputed: 0, ...out });
  });

  test('D4, I3: a credit that went to another invoice leaves the amount to be collected', () => {
    const elsewhere = netted(40_00, { allocations: [item(40_00, 'x'), item(-40_00, 'credit')] });
    expect(standing({ ...closed, payments: [elsewhere] }).collected).toBe(100_00);
    expect(standing({ ...closed, payments: [{ ...elsewhere, reversed: true }] }).collected).toBe(60_00);
  });

  test('D4: what is credited and not applied is neither written off nor credited once more', () => {
    const ask = (amountMinor: number) => {
      const input = { requestId: 'r', currency: 'EUR', items: [item(amountMinor)], reason: 'Insolvent' };
      return codesOf(run('write-off.request', closed, input));
    };
    expect(ask(60_00)).toEqual([]);
    expect(ask(60_01)).toEqual(['AMOUNT_EXCEEDS_OPEN']);
  });

  test('D4, I3: a case that is reopened holds its amount itself, and once', () => {
    const reopened = applied(closed, run('dispute.reopen', closed, { disputeId: 'dispute-1', note: '' }));
    expect(standing(reopened)).toMatchObject({ disputed: 40_00, collected: 60_00 });
  });

  test('D4, I3: two cases on one note hold together what is left of it', () => {
    const both = withNote({ amountMinor: -80_00 }, [accepted(1), accepted(2)]);
    const first = applied(both, close(both));
    const second = applied(first, close(first, 'dispute-2'));
    const payments = [netted(30_00)];
    const position = accountPosition({ ...second, payments }, today, settings);
    // 80.00 of credit less 30.00: 40.00 for the first case, 10.00 for the second.
    expect(position.invoices.map((one) => one.toCollectMinor)).toEqual([30_00, 90_00, 0]);
  });
});
