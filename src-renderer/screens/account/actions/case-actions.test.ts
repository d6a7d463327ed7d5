import { describe, expect, it } from 'vitest';
import type { DisputeCase } from '../../../../src-shared/contract/account-entries-view.ts';
import { disputeSchema } from '../../../../src-shared/domain/dispute/dispute.ts';
import type { Action } from '../../../app/action-dialog/action.ts';
import { actionParts, sentBy } from './action.fixture.ts';
import { caseSteps, knownProcessors } from './case-actions.ts';
import { caseDecisions, closeCaseAction } from './case-decisions.ts';

function caseOf(state: DisputeCase['state'], accepted: DisputeCase['acceptedItems'] = []): DisputeCase {
  const dispute = disputeSchema.parse({
    ...{ id: 'd1', accountId: 'account-1', seq: 3, currency: 'EUR', reasonCode: '01', description: '' },
    ...{ items: [{ invoiceId: 'i1', amountMinor: 900 }], contactName: '', state, resolution: null },
    ...{ rootCause: null, acceptedItems: [], creditRequestId: null, attachments: [], history: [] },
    ...{ processor: 'sales', dueDate: '2026-04-10', openedOn: '2026-03-01' },
    ...{ openedAt: '2026-03-01T09:00:00.000Z', openedBy: { userId: 'user-1', name: 'Carla' } },
  });
  const items = [
    { invoiceId: 'i1', number: 'I-1', amountMinor: 900 },
    { invoiceId: 'i2', number: 'I-2', amountMinor: 100 },
  ];
  return { ...dispute, items, acceptedItems: accepted, isWaiting: false };
}

const keysOf = (actions: readonly Action[]) => actions.map(({ key }) => key.split('/')[0]);
const processors = ['sales', 'billing'];

function stepOf(name: string, state: DisputeCase['state'] = 'open'): Action {
  const found = caseSteps(actionParts(), caseOf(state), processors).find(({ key }) => key === `${name}/d1`);
  if (found === undefined) throw new Error(`no step ${name}`);
  return found;
}

describe('the steps of a case', () => {
  it('are those of its state', () => {
    const at = (state: DisputeCase['state']) => keysOf(caseSteps(actionParts(), caseOf(state), processors));
    const working = ['caseComment', 'caseRoute', 'caseWait', 'caseEscalate', 'caseCancel'];
    expect(at('open')).toEqual(['caseReview', ...working]);
    expect(at('in-review')).toEqual(working);
    expect(at('closed')).toEqual(['caseReopen']);
    expect(caseDecisions(actionParts(), caseOf('resolved'))).toEqual([]);
    expect(closeCaseAction(actionParts(), caseOf('open'), [])).toBeNull();
  });

  it.each([
    ['caseReview', 'dispute.review', 'open'],
    ['caseComment', 'dispute.comment', 'open'],
    ['caseCancel', 'dispute.cancel', 'open'],
    ['caseReopen', 'dispute.reopen', 'resolved'],
  ] as const)('%s hands in %s with the note', async (step, name, state) => {
    expect(await sentBy(stepOf(step, state), { note: 'Looked at' })).toEqual({
      name,
      accountId: 'account-1',
      input: { disputeId: 'd1', note: 'Looked at' },
    });
  });

  it('D1, D2: route, wait and escalate', async () => {
    expect((await sentBy(stepOf('caseRoute'), { processor: 'billing' })).input).toEqual({
      ...{ disputeId: 'd1', from: 'sales', processor: 'billing', note: '' },
    });
    expect((await sentBy(stepOf('caseWait'), { for: 'internal' })).input).toEqual({
      ...{ disputeId: 'd1', waitingFor: 'internal', note: '' },
    });
    expect((await sentBy(stepOf('caseEscalate'), { note: 'Nobody answers' })).input).toEqual({
      ...{ disputeId: 'd1', processor: 'sales', dueDate: '2026-04-10', note: 'Nobody answers' },
    });
  });

  it('names each processor of the list of reasons once', () => {
    const reason = { code: '01', key: '', processor: 'sales', slaDays: 5 };
    const routing = [{ from: null, segment: '', processor: 'billing' }];
    expect(
      knownProcessors([
        { ...reason, routing },
        { ...reason, routing: [] },
      ]),
    ).toEqual(['sales', 'billing']);
  });
});

describe('the decision of a case', () => {
  const typed = { rootCause: 'Price list was old' };
  const decide = async (index: number, more: Record<string, string> = {}) => {
    const action = caseDecisions(actionParts(), caseOf('open'))[index];
    if (action === undefined) throw new Error('no such decision');
    return (await sentBy(action, { ...typed, ...more })).input;
  };

  it('D4: accepts everything, some of it, or nothing', async () => {
    expect(await decide(0)).toMatchObject({
      resolution: 'accepted',
      acceptedItems: [
        { invoiceId: 'i1', amountMinor: 900 },
        { invoiceId: 'i2', amountMinor: 100 },
      ],
      rootCause: 'Price list was old',
      requestId: 'id-1',
    });
    expect(await decide(1, { 'item-i1': '4.00', 'item-i2': '' })).toMatchObject({
      resolution: 'partly-accepted',
      acceptedItems: [{ invoiceId: 'i1', amountMinor: 400 }],
    });
    expect(await decide(2)).toMatchObject({ resolution: 'rejected', acceptedItems: [] });
  });

  it('D4: closes with a credit note of its currency, or without one', async () => {
    const dispute = caseOf('resolved', [{ invoiceId: 'i1', number: 'I-1', amountMinor: 400 }]);
    const notes = [
      { id: 'c1', number: 'C-1', amountMinor: -400, currency: 'EUR' },
      { id: 'c2', number: 'C-2', amountMinor: -400, currency: 'CHF' },
    ];
    const action = closeCaseAction(actionParts(), dispute, notes);
    if (action === null) throw new Error('cannot be closed');
    expect(JSON.stringify(action.fields)).not.toContain('c2');
    expect((await sentBy(action, { creditNote: 'c1' })).input).toMatchObject({ creditNoteId: 'c1' });
    expect((await sentBy(action, {})).input).toMatchObject({ creditNoteId: null });
  });

  it('closes a rejected case without asking for a credit note', async () => {
    const action = closeCaseAction(actionParts(), caseOf('resolved'), []);
    if (action === null) throw new Error('cannot be closed');
    expect(action.fields.map(({ name }) => name)).toEqual(['note']);
    expect((await sentBy(action, {})).input).toEqual({ disputeId: 'd1', creditNoteId: null, note: '' });
  });
});
