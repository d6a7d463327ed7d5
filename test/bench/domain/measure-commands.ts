import { type CommandName, prepareCommand } from '../../../src-shared/commands/registry.ts';
import { type AccountAggregate, applyChanges } from '../../../src-shared/domain/account/account-aggregate.ts';
import { buildContext } from '../../fixtures/builders/build-context.ts';
import { distributionOf } from '../harness/distribution.ts';
import { interleave, timed } from '../harness/interleave.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import type { LargeAccount } from './large-account.ts';

/** What one command applied on the large account may take. */
const targetMs = 50;

type Given = { readonly name: CommandName; readonly input: (round: number) => object };

/** One command after the other, each of them read, judged and applied on the large account. */
export async function measureCommands(account: LargeAccount, rounds: number): Promise<Measurement> {
  progress('commands on it');
  const { aggregate } = account;
  const sides = commandsOn(account).flatMap((given) => [
    { name: `${given.name}, as the account stands`, round: roundOf(given, () => aggregate) },
    { name: `${given.name}, after a pull`, round: roundOf(given, () => afterPull(aggregate)) },
  ]);
  const samples = await interleave(sides, { warmUp: 3, counted: rounds });
  const figures = [...samples].map(([side, all]) => ({
    ...{ side, unit: 'ms' as const },
    distribution: distributionOf(all),
  }));
  const { invoices, payments } = aggregate;
  return {
    name: 'command',
    part: 'domain',
    title: `a command on ${invoices.length} invoices and ${payments.length} payments`,
    figures,
    verdicts: figures.map(({ side, distribution }) =>
      verdict(`${side}, p95`, distribution.p95, { unit: 'ms', atMost: targetMs }),
    ),
  };
}

/** The same documents in new lists, as the replica gives them: nothing that was computed of the old ones holds. */
function afterPull(aggregate: AccountAggregate): AccountAggregate {
  return { ...aggregate, invoices: [...aggregate.invoices], payments: [...aggregate.payments] };
}

function roundOf({ name, input }: Given, accountNow: () => AccountAggregate) {
  const context = buildContext();
  return async (round: number) => {
    const aggregate = accountNow();
    const given = input(round);
    const { result, durationMs } = await timed(() => {
      const prepared = prepareCommand(name, 1, given);
      const effect = prepared.ok ? prepared.command.apply(aggregate, context) : prepared;
      return effect.ok ? applyChanges(aggregate, effect.changes) : effect.failures[0].code;
    });
    if (typeof result === 'string') throw new Error(`${name} was refused: ${result}`);
    return [durationMs];
  };
}

function commandsOn({ free, unappliedPaymentId }: LargeAccount): readonly Given[] {
  const item = (round: number) => {
    const one = free[round % free.length];
    if (one === undefined) throw new RangeError('the account has nothing open');
    return one;
  };
  const words = { contactName: 'Ida Brandt', note: 'Called about the open items' };
  return [
    {
      name: 'promise.record',
      input: (round) => ({
        ...{ promiseId: `new-${round}`, currency: 'EUR', allocations: [item(round)], onAccountMinor: 0 },
        ...{ promisedDate: '2026-04-10', method: 'bank-transfer', ...words },
      }),
    },
    {
      name: 'payment.apply',
      input: (round) => ({
        paymentId: unappliedPaymentId,
        items: [{ ...item(round), amountMinor: 1_000 }],
      }),
    },
    {
      name: 'dispute.open',
      input: (round) => ({
        ...{ disputeId: `new-${round}`, currency: 'EUR', items: [item(round)], reasonCode: '01' },
        ...{ description: words.note, contactName: words.contactName },
      }),
    },
    {
      name: 'activity.log',
      input: (round) => ({
        ...{ activityId: `new-${round}`, kind: 'note', direction: 'outbound', outcome: null, ...words },
        ...{ durationSeconds: null, nextAction: null },
      }),
    },
    { name: 'dunning.propose', input: (round) => ({ noticeId: `new-${round}`, currency: 'EUR' }) },
  ];
}
