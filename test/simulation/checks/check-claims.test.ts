import { expect, it } from 'vitest';
import { applyChanges } from '../../../src-shared/domain/account/account-aggregate.ts';
import type { Dispute } from '../../../src-shared/domain/dispute/dispute.ts';
import { commandEnvelopeSchema } from '../../../src-shared/protocol/command-envelope.ts';
import { outcomeSchema } from '../../../src-shared/protocol/outcome.ts';
import { buildAggregate } from '../../fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../fixtures/builders/build-context.ts';
import { buildDispute } from '../../fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../fixtures/builders/build-invoice.ts';
import { checkClaims } from './check-claims.ts';
import type { JudgedCommand } from './judged-commands.ts';

const context = buildContext();
const items = (amountMinor: number): Dispute['items'] =>
  buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor }] }).items;

/** A command that left the case with these items, beside another one of 70.00 of the 100.00 that are open. */
function judged(before: Dispute, after: Dispute): JudgedCommand {
  const other = buildDispute({ id: 'other', items: items(70_00) });
  const account = buildAggregate({ invoices: [buildInvoice()], disputes: [before, other] });
  const change = { collection: 'disputes' as const, document: after };
  const { at, today, actor } = context;
  const id = '019d3a5c-0000-7000-8000-000000000001';
  return {
    envelope: commandEnvelopeSchema.parse({
      ...{ id, name: 'approval.refuse', version: 1, accountId: 'account-1', actorId: actor.userId },
      ...{ deviceId: id, at, today, knownSeq: 1, input: {} },
    }),
    outcome: outcomeSchema.parse({
      ...{ id, accountId: 'account-1', seq: 1, status: 'applied', failures: [], documents: [] },
      ...{ deviceId: id, judgedAt: at, clockOffsetSeconds: 0 },
    }),
    context,
    before: account,
    effect: { ok: true, changes: [change] },
    after: applyChanges(account, [change]),
    written: [],
  };
}

const resolved = buildDispute({ state: 'resolved', items: items(40_00), acceptedItems: items(15_00) });

it('finds a command after which more is disputed than is open', () => {
  const back = { ...resolved, state: 'in-review' as const, acceptedItems: [] };
  expect(checkClaims([judged(resolved, back)])).toEqual([
    {
      check: 'nothing is promised or disputed above a balance',
      detail: expect.stringContaining('11000 disputed on invoice-1, 10000 open'),
    },
  ]);
  expect(checkClaims([judged(resolved, { ...back, items: items(30_00) })])).toEqual([]);
});

it('lets a command leave what was above a balance before it', () => {
  const active = buildDispute({ items: items(40_00) });
  expect(checkClaims([judged(active, { ...active, state: 'in-review' })])).toEqual([]);
});
