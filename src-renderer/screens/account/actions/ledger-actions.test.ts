import { describe, expect, it } from 'vitest';
import { commands } from '../../../../src-shared/commands/registry.ts';
import { invoiceIdSchema } from '../../../../src-shared/domain/ids.ts';
import type { MatchProposal } from '../../../../src-shared/domain/matching/proposal.ts';
import { actionParts, sentBy } from './action.fixture.ts';
import { applyAction, matchInput, takeBackAction } from './payment-actions.ts';
import { feeAction, requestActions } from './request-actions.ts';

const open = [
  { id: 'i1', number: 'I-1', openMinor: 900, currency: 'EUR' },
  { id: 'c1', number: 'C-1', openMinor: -200, currency: 'EUR' },
  { id: 'x1', number: 'X-1', openMinor: 500, currency: 'CHF' },
  { id: 'p1', number: 'P-1', openMinor: 0, currency: 'EUR' },
];

describe('payments', () => {
  it('R3: go to open invoices of their currency, credits are netted below 0', async () => {
    const payment = { id: 'pay-1', currency: 'EUR', freeMinor: 700, reference: 'A' } as const;
    const action = applyAction(actionParts(), payment, open);
    expect(action.fields.map(({ name }) => name)).toEqual(['item-i1', 'item-c1']);
    expect(action.fieldOfInvoice).toEqual({ 'I-1': 'item-i1', 'C-1': 'item-c1' });
    expect((await sentBy(action, { 'item-i1': '9.00', 'item-c1': '2.00' })).input).toEqual({
      paymentId: 'pay-1',
      items: [
        { invoiceId: 'i1', amountMinor: 900 },
        { invoiceId: 'c1', amountMinor: -200 },
      ],
    });
  });

  it('R3: are taken back as they were applied, or in part', async () => {
    const applied = {
      ...{ paymentId: 'pay-1', reference: 'A', currency: 'EUR', amountMinor: 700, itemCount: 2 },
      items: [
        { invoiceId: 'i1', number: 'I-1', amountMinor: 900 },
        { invoiceId: 'c1', number: null, amountMinor: -200 },
      ],
    };
    const action = takeBackAction(actionParts(), applied);
    expect((await sentBy(action, { reason: 'Meant for I-9' })).input).toEqual({
      paymentId: 'pay-1',
      items: [
        { invoiceId: 'i1', amountMinor: 900 },
        { invoiceId: 'c1', amountMinor: -200 },
      ],
      reason: 'Meant for I-9',
    });
    const part = await sentBy(action, { 'item-i1': '1.00', 'item-c1': '', reason: 'Part' });
    expect(part.input).toMatchObject({ items: [{ invoiceId: 'i1', amountMinor: 100 }] });
  });

  it('R5: accept a proposal as it is: cash, discount, rest and what was kept back for a stated reason', () => {
    const [i1, i2] = [invoiceIdSchema.parse('i1'), invoiceIdSchema.parse('i2')];
    const terms = { discountDate: '2026-04-01', terms: {} } as unknown as Pick<
      MatchProposal['discounts'][number],
      'discountDate' | 'terms'
    >;
    const proposal = {
      allocations: [{ invoiceId: i1, amountMinor: 9_800 }],
      discounts: [{ invoiceId: i1, amountMinor: 200, ...terms }],
      tolerated: [],
      shortPaid: [
        { invoiceId: i1, openMinor: 5, suspected: 'unknown' },
        { invoiceId: i2, openMinor: 30, suspected: 'discount-taken-late', reasonCode: '24', ...terms },
      ],
    } as unknown as MatchProposal;
    const input = matchInput('pay-1', proposal, '2 % within 10 days', actionParts().mintId);
    expect(commands['payment.propose-match'].input.parse(input)).toEqual({
      paymentId: 'pay-1',
      allocations: [{ invoiceId: 'i1', amountMinor: 9_800 }],
      discount: { requestId: 'id-2', items: [{ invoiceId: 'i1', amountMinor: 200 }] },
      tolerated: null,
      shortPaid: [
        {
          ...{ disputeId: 'id-1', reasonCode: '24', description: '' },
          items: [{ invoiceId: 'i2', amountMinor: 30 }],
        },
      ],
      reason: '2 % within 10 days',
    });
  });
});

describe('requests to the ledger', () => {
  it.each([
    ['writeOff', 'write-off.request', 'i1', 900],
    ['feeWaive', 'fee.waive', 'i1', 900],
    ['interestWaive', 'interest.waive', 'i1', 900],
  ])(
    '%s asks for what is open of the chosen invoices of one currency',
    async (name, command, id, amountMinor) => {
      const chosen = open.filter(({ openMinor }) => openMinor > 0);
      const action = requestActions(actionParts(), chosen, 2).find(({ key }) => key.startsWith(`${name}/`));
      if (action === undefined) throw new Error(`no ${name}`);
      expect(action.explanation).toBe('act.offered');
      const sent = await sentBy(action, { reason: 'Insolvent' });
      expect(sent.name).toBe(command);
      expect(sent.input).toEqual({
        ...{
          requestId: 'id-1',
          currency: 'EUR',
          items: [{ invoiceId: id, amountMinor }],
          reason: 'Insolvent',
        },
      });
    },
  );

  it.each(['interest', 'compensation'])('G2: charge %s as much as is said', async (kind) => {
    const actions = requestActions(actionParts(), open.slice(0, 1), 1);
    const action = actions.find(({ key }) => key.startsWith(`${kind}/`));
    if (action === undefined) throw new Error(`no ${kind}`);
    expect(action.explanation).toBeUndefined();
    expect((await sentBy(action, { 'item-i1': '3.21' })).input).toMatchObject({
      ...{ kind, items: [{ invoiceId: 'i1', amountMinor: 321 }], reason: '' },
    });
  });

  it('charge a fee for an invoice in its currency, or for the account', async () => {
    const typed = { amount: '5.00', reason: 'Returned cheque' };
    expect((await sentBy(feeAction(actionParts(), 'EUR', open[2] ?? null), typed)).input).toEqual({
      ...{ requestId: 'id-1', currency: 'CHF', amountMinor: 500, invoiceId: 'x1', reason: 'Returned cheque' },
    });
    expect((await sentBy(feeAction(actionParts(), 'EUR', null), typed)).input).toMatchObject({
      ...{ currency: 'EUR', invoiceId: null },
    });
  });

  it('offer nothing of invoices that are not chosen', () => {
    expect(requestActions(actionParts(), [], 0)).toEqual([]);
  });
});
