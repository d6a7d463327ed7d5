import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteInput, promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { bareAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from './account.fixture.ts';
import { accountSummary } from './account-summary.ts';
import { accountView } from './account-view.ts';
import { collector, envelopeOf } from './command.fixture.ts';
import { createEffectiveAccounts } from './effective-account.ts';
import type { CommandState, OutboxCommand } from './ports/outbox-port.ts';

const rules = { today: businessDate('2026-03-31'), settings: defaultSettings };

const effectiveAccount = createEffectiveAccounts(() => null);

const replica = {
  ...bareAggregate(documentOf('accounts', { id: 'account-1' })),
  invoices: [
    documentOf('invoices', { id: 'i1', number: 'I-1', amountMinor: 10_000 }),
    documentOf('invoices', { id: 'i2', number: 'I-2', amountMinor: 500, dueDate: '2026-05-01' }),
  ],
};

function pendingOf(name: string, input: object, state: CommandState = 'waiting'): OutboxCommand {
  return { envelope: envelopeOf({ name, input }), actor: collector, state, failures: [], documents: [] };
}

describe('the effective state of an account', () => {
  it('shows a pending promise as waiting and takes it out of the amount to collect', () => {
    const input = promiseInput('i1', 4_000);
    const effective = effectiveAccount(replica, [pendingOf('promise.record', input)], defaultSettings);
    const view = accountView(effective, rules);
    expect(view.promises).toMatchObject([{ promise: { id: input.promiseId, seq: 0 }, isWaiting: true }]);
    expect(view.figures[0]).toMatchObject({ promisedMinor: 4_000, toCollectMinor: 6_000 });
    expect(view.waitingCount).toBe(1);
  });

  it('keeps the promise in sight after the server has applied it, but no longer as waiting', () => {
    const command = pendingOf('promise.record', promiseInput('i1', 4_000), 'applied');
    const view = accountView(effectiveAccount(replica, [command], defaultSettings), rules);
    expect(view.promises).toMatchObject([{ isWaiting: false }]);
    expect(view.waitingCount).toBe(0);
  });

  it('applies commands in order: a cancellation finds the promise that is still pending', () => {
    const input = promiseInput('i1', 4_000);
    const commands = [
      pendingOf('promise.record', input),
      pendingOf('promise.cancel', { promiseId: input.promiseId, reason: 'typed wrong' }),
    ];
    const view = accountView(effectiveAccount(replica, commands, defaultSettings), rules);
    expect(view.promises).toMatchObject([{ status: 'cancelled', isWaiting: true }]);
    expect(view.figures[0].promisedMinor).toBe(0);
  });

  it('does not show a promise twice when its document has arrived before the outcome', () => {
    const input = promiseInput('i1', 4_000);
    const command = pendingOf('promise.record', input);
    const first = effectiveAccount(replica, [command], defaultSettings);
    const arrived = {
      ...replica,
      promises: first.aggregate.promises.map((promise) => ({ ...promise, seq: 9 })),
    };
    const effective = effectiveAccount(arrived, [command], defaultSettings);
    expect(effective.aggregate.promises).toEqual(arrived.promises);
    expect(effective.waitingCount).toBe(1);
  });

  it('keeps a command pending that does not apply here any more, without effect', () => {
    const commands = [
      pendingOf('promise.record', promiseInput('i1', 99_999)),
      pendingOf('no.such-command', {}),
      pendingOf('activity.log', noteInput()),
    ];
    const effective = effectiveAccount(replica, commands, defaultSettings);
    expect(effective.aggregate.promises).toEqual([]);
    expect(effective.aggregate.activities).toHaveLength(1);
    expect(effective.waitingCount).toBe(3);
  });

  it('I1: the view, its rows and the worklist row agree for any invoices and payments', () => {
    const invoice = fc.record({
      amountMinor: fc.integer({ min: -5_000, max: 20_000 }),
      dueDate: fc.constantFrom('2025-10-01', '2026-02-27', '2026-03-31', '2026-04-01'),
      paidMinor: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(fc.array(invoice, { maxLength: 12 }), (list) => {
        const invoices = list.map((one, index) => documentOf('invoices', { ...one, id: `i${index}` }));
        const payments = list.flatMap(({ paidMinor }, index) => {
          const allocations = [{ invoiceId: `i${index}`, amountMinor: paidMinor }];
          const fields = { id: `p${index}`, amountMinor: paidMinor, allocations };
          return paidMinor === 0 ? [] : [documentOf('payments', fields)];
        });
        const effective = effectiveAccount({ ...replica, invoices, payments }, [], defaultSettings);
        const view = accountView(effective, rules);
        const [own] = view.figures;
        const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
        expect(sum(own.bucketsMinor) + own.creditsMinor).toBe(own.balanceMinor);
        expect(sum(view.openInvoices.map((row) => row.openMinor))).toBe(own.balanceMinor);
        expect(sum(view.openInvoices.map((row) => row.toCollectMinor))).toBe(own.toCollectMinor);
        expect(view.openInvoices.length + view.settledInvoiceCount).toBe(list.length);
        const { row } = accountSummary(effective, rules);
        expect(row).toMatchObject({ balanceMinor: own.balanceMinor, score: view.priority.score });
      }),
      { numRuns: 60 },
    );
  });

  it('comes out the same whether the commands before were applied just now or long ago', () => {
    const anyCommand = fc.constantFrom(
      ...[1_000, 4_000, 9_000].map((amountMinor) =>
        pendingOf('promise.record', promiseInput('i1', amountMinor)),
      ),
      pendingOf('activity.log', noteInput()),
      pendingOf('promise.cancel', { promiseId: 'nobody', reason: '' }),
    );
    const anyState = fc.constantFrom<CommandState>('waiting', 'sent', 'applied');
    const anyList = fc.uniqueArray(
      fc.tuple(anyCommand, anyState).map(([command, state]) => ({ ...command, state })),
      { selector: (command) => command.envelope.id, maxLength: 5 },
    );
    const longer = { ...defaultSettings.policy, promiseToleranceDays: 5 };
    const several = [defaultSettings, { ...defaultSettings, policy: longer }];
    fc.assert(
      fc.property(fc.array(fc.tuple(anyList, fc.constantFrom(...several)), { maxLength: 6 }), (lists) => {
        const remembering = createEffectiveAccounts(() => null);
        for (const [list, settings] of lists) {
          expect(remembering(replica, list, settings)).toEqual(
            createEffectiveAccounts(() => null)(replica, list, settings),
          );
        }
      }),
    );
  });
});
