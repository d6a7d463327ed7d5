import type { CommandRequest } from '../../../src-main/engine/submit-command.ts';
import { type CommandName, commandNames } from '../../../src-shared/commands/registry.ts';
import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import { addDays, type BusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { disputeReasons } from '../../../src-shared/domain/dispute/dispute-reasons.ts';
import type { SeededRandom } from '../../bench/harness/seeded-random.ts';
import { secretOf } from '../world/secret.ts';

/** What a person sees when they give a command. */
export type Situation = {
  readonly random: SeededRandom;
  readonly account: AccountAggregate;
  readonly today: BusinessDate;
  readonly newId: () => string;
};

type Input = CommandRequest['input'];

const makers: Readonly<Record<CommandName, (situation: Situation) => Input>> = {
  'activity.log': ({ random, account, today, newId }) => ({
    activityId: newId(),
    kind: 'note',
    direction: random.pick(['outbound', 'inbound']),
    outcome: null,
    contactName: '',
    note: secretOf(account.account.id),
    durationSeconds: null,
    nextAction: random.chance(0.3)
      ? { date: addDays(today, random.integer(-1, 20)), text: secretOf(account.account.id) }
      : null,
  }),
  'promise.record': (situation) => {
    const { random, account, today, newId } = situation;
    return {
      promiseId: newId(),
      currency: 'EUR',
      allocations: allocationsIn(situation),
      onAccountMinor: random.chance(0.2) ? random.integer(0, 5000) : 0,
      promisedDate: addDays(today, random.integer(-1, 40)),
      method: 'bank-transfer',
      contactName: '',
      note: secretOf(account.account.id),
    };
  },
  'promise.cancel': ({ random, account, newId }) => ({
    promiseId: account.promises.length === 0 ? newId() : random.pick(account.promises).id,
    reason: '',
  }),
  'dispute.open': (situation) => ({
    disputeId: situation.newId(),
    currency: 'EUR',
    items: allocationsIn(situation),
    reasonCode: situation.random.chance(0.1) ? 'none' : situation.random.pick(disputeReasons).code,
    description: secretOf(situation.account.account.id),
    contactName: '',
  }),
};

/** A command of the rule book that may be right or wrong. */
export function drawRequest(situation: Situation): CommandRequest {
  const name = situation.random.pick(commandNames);
  return { accountId: situation.account.account.id, name, input: makers[name](situation) };
}

function allocationsIn({ random, account }: Situation) {
  const chosen = account.invoices.filter(() => random.chance(0.5));
  return chosen.map(({ id, amountMinor }) => ({
    invoiceId: id,
    amountMinor: Math.max(1, Math.floor((amountMinor * random.integer(1, 9)) / random.pick([8, 16]))),
  }));
}
