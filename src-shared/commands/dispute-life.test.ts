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
import { type Dispute, disputeSchema, disputeStates } from '../domain/dispute/dispute.ts';
import { requestSchema } from '../domain/request/request.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const disputeId = 'dispute-1';
const note = 'See the mail of Tuesday';
const item = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });
const creditNote = (amountMinor: number) =>
  buildInvoice({ id: 'credit', type: 'credit-note', amountMinor, invoiceDate: '2026-03-31' });
const withCase = (overrides: object = {}) => buildAggregate({ disputes: [buildDispute(overrides)] });
const manager = buildContext({ actor: buildActor({ userId: 'boss', name: 'Mona', role: 'manager' }) });

function caseOf(aggregate: AccountAggregate): Dispute {
  const [dispute] = aggregate.disputes;
  return disputeSchema.parse(dispute);
}

const resolution = (acceptedItems: object[], word: string) => ({
  disputeId,
  resolution: word,
  acceptedItems,
  rootCause: 'Old price list',
  note,
  requestId: 'request-1',
});

describe('the life of a dispute', () => {
  test('D1: review, wait, comment, route and escalate each change what they name and add to the history', () => {
    const steps = [
      ['dispute.review', { note }, { state: 'in-review' }],
      ['dispute.wait', { waitingFor: 'customer', note }, { state: 'waiting-for-customer' }],
      ['dispute.wait', { waitingFor: 'internal', note }, { state: 'waiting-for-internal' }],
      ['dispute.comment', { note }, { state: 'waiting-for-internal' }],
      ['dispute.route', { from: 'sales', processor: 'billing', note }, { processor: 'billing' }],
      [
        'dispute.escalate',
        { processor: 'head-of-sales', dueDate: '2026-04-20', note },
        { processor: 'head-of-sales', dueDate: '2026-04-20' },
      ],
    ] as const;
    const end = steps.reduce((aggregate, [name, input, expected], index) => {
      const after = applied(aggregate, run(name, aggregate, { disputeId, ...input }));
      expect(caseOf(after)).toMatchObject(expected);
      expect(caseOf(after).history).toHaveLength(index + 1);
      return after;
    }, withCase());
    expect(caseOf(end).history.map(({ kind }) => kind)).toEqual([
      'reviewed',
      'waited',
      'waited',
      'commented',
      'routed',
      'escalated',
    ]);
    expect(caseOf(end).history.at(-1)).toMatchObject({
      processor: 'head-of-sales',
      by: { name: 'Carla Collins' },
    });
  });

  test('D1: a case that somebody else routed meanwhile is refused with where it is', () => {
    const effect = run('dispute.route', withCase({ processor: 'quality' }), {
      disputeId,
      from: 'sales',
      processor: 'billing',
      note: '',
    });
    expect(effect).toMatchObject({ failures: [{ code: 'CHANGED_MEANWHILE', params: { found: 'quality' } }] });
  });

  test.each([
    ['dispute.wait', { waitingFor: 'customer' }, { state: 'waiting-for-customer' }],
    ['dispute.wait', { waitingFor: 'internal' }, { state: 'waiting-for-internal' }],
    ['dispute.route', { from: 'sales', processor: 'sales' }, {}],
    ['dispute.review', {}, { state: 'in-review' }],
    ['dispute.escalate', { processor: 'sales', dueDate: '2026-04-10', note }, {}],
  ] as const)('D1: %s %j is refused where it is so already', (name, input, before) => {
    const effect = run(name, withCase(before), { disputeId, note: '', ...input });
    expect(codesOf(effect)).toEqual(['NOTHING_CHANGED']);
  });

  test('D1: a case is handed up for today at the earliest', () => {
    const escalate = (dueDate: string) =>
      run('dispute.escalate', withCase(), { disputeId, processor: 'head', dueDate, note });
    expect(escalate('2026-03-30')).toMatchObject({
      failures: [{ code: 'DUE_DATE_PAST', params: { date: '2026-03-30' } }],
    });
    expect(codesOf(escalate('2026-03-31'))).toEqual([]);
  });

  test('D1: a file on a case is named in the history', () => {
    const file = {
      sha256: 'a'.repeat(64),
      name: 'delivery-note.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 52_113,
    };
    const aggregate = withCase();
    const after = applied(aggregate, run('dispute.attach', aggregate, { disputeId, file, note: '' }));
    expect(caseOf(after)).toMatchObject({ attachments: [file], history: [{ note: 'delivery-note.pdf' }] });
  });

  test.each(disputeStates)(
    'D1: a case that is %s takes the steps that fit, and refuses all others',
    (state) => {
      const active = !['resolved', 'closed', 'cancelled'].includes(state);
      const aggregate = withCase({ state });
      const steps = [
        ['dispute.comment', { note }, active],
        ['dispute.escalate', { processor: 'head-of-sales', dueDate: '2026-04-20', note }, active],
        ['dispute.cancel', { note }, active],
        ['dispute.resolve', resolution([], 'rejected'), active],
        ['dispute.close', { creditNoteId: null, note }, state === 'resolved'],
        ['dispute.reopen', { note }, !active],
      ] as const;
      for (const [name, input, fits] of steps) {
        const codes = codesOf(run(name, aggregate, { disputeId, ...input }));
        expect([name, codes]).toEqual([name, fits ? [] : ['DISPUTE_STATE_WRONG']]);
      }
      expect(codesOf(run('dispute.comment', aggregate, { disputeId: 'x', note }))).toEqual([
        'DISPUTE_NOT_FOUND',
      ]);
    },
  );
});

/** A case of which 15.00 of invoice-1 were accepted, and refused when another case was opened meanwhile. */
function reviewedAgain(items: readonly object[], others: object[]): Dispute {
  const invoices = [buildInvoice(), buildInvoice({ id: 'invoice-2' })];
  const start = { ...withCase({ items }), invoices };
  const accepted = resolution([item(15_00)], 'partly-accepted');
  const resolved = applied(start, run('dispute.resolve', start, accepted));
  const fields = { currency: 'EUR', reasonCode: '01', description: '', contactName: '' };
  const other = { disputeId: 'other', items: others, ...fields };
  const opened = applied(resolved, run('dispute.open', resolved, other));
  const refusal = { requestId: 'request-1', reason: 'Price was agreed' };
  const after = applied(opened, run('approval.refuse', opened, refusal, manager));
  const found = after.disputes.find(({ id }) => id === disputeId);
  expect(found).toMatchObject({ state: 'in-review', acceptedItems: [] });
  return disputeSchema.parse(found);
}

describe('resolving', () => {
  test('D4: what is accepted is asked for as a credit note, and stays out of collection until it has come', () => {
    const aggregate = withCase();
    const after = applied(
      aggregate,
      run('dispute.resolve', aggregate, resolution([item(15_00)], 'partly-accepted')),
    );
    expect(caseOf(after)).toMatchObject({
      state: 'resolved',
      creditRequestId: 'request-1',
      rootCause: 'Old price list',
    });
    expect(requestSchema.parse(after.requests[0])).toMatchObject({
      kind: 'credit-note',
      amountMinor: 15_00,
      state: 'awaiting-approval',
      approver: 'manager',
      disputeId,
    });
    const { today, settings } = buildContext();
    expect(accountPosition(after, today, settings).invoices[0]).toMatchObject({ disputedMinor: 15_00 });
  });

  test('D3: what is rejected is collected again at once', () => {
    const aggregate = withCase();
    const after = applied(aggregate, run('dispute.resolve', aggregate, resolution([], 'rejected')));
    const { today, settings } = buildContext();
    expect(accountPosition(after, today, settings).invoices[0]).toMatchObject({ disputedMinor: 0 });
    expect(after.requests).toEqual([]);
  });

  test.each([
    [
      'more than is disputed',
      [item(40_01)],
      'accepted',
      ['ACCEPTED_EXCEEDS_DISPUTED', 'RESOLUTION_MISMATCH'],
    ],
    ['an invoice of another case', [item(1, 'elsewhere')], 'partly-accepted', ['INVOICE_NOT_FOUND']],
    ['an invoice twice', [item(20_00), item(20_00)], 'accepted', ['ALLOCATION_REPEATED']],
    ['everything as a part', [item(40_00)], 'partly-accepted', ['RESOLUTION_MISMATCH']],
    ['a part as nothing', [item(1)], 'rejected', ['RESOLUTION_MISMATCH']],
  ])('D4: refuses to accept %s, with everything that is wrong', (_title, accepted, word, codes) => {
    expect(codesOf(run('dispute.resolve', withCase(), resolution(accepted, word)))).toEqual(codes);
  });

  test('D4: what was asked to be taken off or paid meanwhile is not accepted once more', () => {
    const writeOff = { state: 'approved' as const, amountMinor: 70_00, items: [item(70_00)] };
    const start = { ...withCase(), requests: [buildRequest({ id: 'write-off', ...writeOff })] };
    const accept = (aggregate: AccountAggregate, amountMinor: number) =>
      run('dispute.resolve', aggregate, resolution([item(amountMinor)], 'partly-accepted'));
    expect(accept(start, 30_01)).toMatchObject({
      failures: [{ code: 'AMOUNT_EXCEEDS_OPEN', params: { availableMinor: 30_00 } }],
    });
    expect(codesOf(accept(start, 30_00))).toEqual([]);
    const payments = [buildPayment({ amountMinor: 90_00, allocations: [item(90_00)] })];
    expect(codesOf(accept({ ...withCase(), payments }, 10_01))).toEqual(['AMOUNT_EXCEEDS_OPEN']);
  });

  test('D4: the case closes with the credit note, which settles what was asked for', () => {
    const start = withCase();
    const resolved = applied(
      start,
      run('dispute.resolve', start, resolution([item(40_00)], 'accepted'), manager),
    );
    const close = (aggregate: AccountAggregate, creditNoteId: string | null) =>
      run('dispute.close', aggregate, { disputeId, creditNoteId, note: '' });
    expect(codesOf(close(resolved, null))).toEqual(['CREDIT_NOTE_MISSING']);
    const withCredit = (amountMinor: number) => ({
      ...resolved,
      invoices: [...resolved.invoices, creditNote(amountMinor)],
    });
    expect(codesOf(close(withCredit(-39_99), 'credit'))).toEqual(['CREDIT_NOTE_MISSING']);
    expect(codesOf(close(withCredit(-40_00), 'invoice-1'))).toEqual(['CREDIT_NOTE_MISSING']);
    const closed = applied(withCredit(-40_00), close(withCredit(-40_00), 'credit'));
    expect(caseOf(closed).state).toBe('closed');
    expect(closed.requests[0]).toMatchObject({ state: 'settled', settledBy: 'credit' });
  });

  test('D4: a credit that a manager refuses puts the case back into review, with nothing accepted', () => {
    const start = withCase();
    const resolved = applied(start, run('dispute.resolve', start, resolution([item(40_00)], 'accepted')));
    const refusal = { requestId: 'request-1', reason: 'Price was agreed' };
    const after = applied(resolved, run('approval.refuse', resolved, refusal, manager));
    expect(caseOf(after)).toMatchObject({ state: 'in-review', acceptedItems: [], creditRequestId: null });
    expect(after.requests[0]).toMatchObject({ state: 'refused', decided: { reason: 'Price was agreed' } });
  });

  test.each([
    [70_00, [item(30_00), item(5_00, 'invoice-2')]],
    [85_00, [item(15_00), item(5_00, 'invoice-2')]],
    [60_00, [item(40_00), item(5_00, 'invoice-2')]],
  ])(
    'D1, D4: back in review it leaves %i minor units to the case that disputes them since',
    (otherMinor, left) => {
      const items = [item(40_00), item(5_00, 'invoice-2')];
      expect(reviewedAgain(items, [item(otherMinor)]).items).toEqual(left);
    },
  );

  test('D1, D4: back in review it has no item of which nothing is left to dispute', () => {
    const items = [item(40_00), item(5_00, 'invoice-2')];
    expect(reviewedAgain(items, [item(100_00, 'invoice-2')]).items).toEqual([item(40_00)]);
  });

  test('D1: reopening keeps the history, begins the days anew and takes back the credit that was asked for', () => {
    const start = withCase();
    const resolved = applied(start, run('dispute.resolve', start, resolution([item(40_00)], 'accepted')));
    const later = buildContext({ today: '2026-04-20' });
    const after = applied(resolved, run('dispute.reopen', resolved, { disputeId, note }, later));
    expect(caseOf(after)).toMatchObject({ state: 'open', resolution: null, dueDate: '2026-04-30' });
    expect(caseOf(after).history.map(({ kind }) => kind)).toEqual(['resolved', 'reopened']);
    expect(after.requests[0]).toMatchObject({ state: 'withdrawn' });
  });

  test('D1: a case whose invoice was paid meanwhile is not reopened', () => {
    const aggregate = buildAggregate({
      invoices: [buildInvoice({ amountMinor: 30_00 })],
      disputes: [buildDispute({ state: 'closed', resolution: 'rejected' })],
    });
    expect(codesOf(run('dispute.reopen', aggregate, { disputeId, note }))).toEqual(['AMOUNT_EXCEEDS_OPEN']);
  });
});
