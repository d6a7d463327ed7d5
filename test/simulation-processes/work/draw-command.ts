import { type EngineServices, presentRules } from '../../../src-main/engine/engine-services.ts';
import type { CommandRequest } from '../../../src-main/engine/submit-command.ts';
import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import { accountPosition } from '../../../src-shared/domain/account/account-position.ts';
import { addDays } from '../../../src-shared/domain/calendar/business-date.ts';
import { disputeReasons } from '../../../src-shared/domain/dispute/dispute-reasons.ts';
import type { SeededRandom } from '../../bench/harness/seeded-random.ts';

type Draw = {
  readonly aggregate: AccountAggregate;
  readonly services: EngineServices;
  readonly random: SeededRandom;
  readonly mark: string;
};

/** A command that a person may give on an account: mostly one that the rule book takes. */
export function drawCommand(
  aggregate: AccountAggregate,
  services: EngineServices,
  random: SeededRandom,
  mark: string,
): CommandRequest {
  const draw = { aggregate, services, random, mark };
  const make = random.pick([note, note, note, promise, promise, dispute, cancel]);
  return make(draw) ?? note(draw);
}

function note({ aggregate, services, random, mark }: Draw): CommandRequest {
  const activityId = services.ids.next();
  return {
    accountId: aggregate.account.id,
    name: 'activity.log',
    input: {
      activityId,
      kind: random.pick(['note', 'call', 'email']),
      direction: 'outbound',
      outcome: null,
      contactName: '',
      note: `${mark} ${activityId}`,
      durationSeconds: null,
      nextAction: random.chance(0.2)
        ? { date: addDays(services.clock.today(), random.integer(0, 9)), text: `${mark} again` }
        : null,
    },
  };
}

function promise({ aggregate, services, random, mark }: Draw): CommandRequest | undefined {
  const chosen = chooseInvoice({ aggregate, services, random, mark });
  if (chosen === undefined) return undefined;
  const { invoice, promisableMinor } = chosen;
  return {
    accountId: aggregate.account.id,
    name: 'promise.record',
    input: {
      promiseId: services.ids.next(),
      currency: invoice.currency,
      allocations: [{ invoiceId: invoice.id, amountMinor: shareOf(promisableMinor, random) }],
      onAccountMinor: 0,
      promisedDate: addDays(services.clock.today(), random.integer(0, 20)),
      method: 'bank-transfer',
      contactName: '',
      note: mark,
    },
  };
}

function dispute({ aggregate, services, random, mark }: Draw): CommandRequest | undefined {
  const chosen = chooseInvoice({ aggregate, services, random, mark });
  if (chosen === undefined) return undefined;
  const { invoice, promisableMinor } = chosen;
  return {
    accountId: aggregate.account.id,
    name: 'dispute.open',
    input: {
      disputeId: services.ids.next(),
      currency: invoice.currency,
      items: [{ invoiceId: invoice.id, amountMinor: shareOf(promisableMinor, random) }],
      reasonCode: random.pick(disputeReasons).code,
      description: mark,
      contactName: '',
    },
  };
}

function cancel({ aggregate, random, mark }: Draw): CommandRequest | undefined {
  const open = aggregate.promises.filter(({ cancelled }) => cancelled === null);
  if (open.length === 0) return undefined;
  return {
    accountId: aggregate.account.id,
    name: 'promise.cancel',
    input: { promiseId: random.pick(open).id, reason: mark },
  };
}

function chooseInvoice({ aggregate, services, random }: Draw) {
  const { today, settings } = presentRules(services);
  const free = accountPosition(aggregate, today, settings).invoices.filter(
    ({ invoice, promisableMinor }) => invoice.amountMinor > 0 && promisableMinor > 0,
  );
  return free.length === 0 ? undefined : random.pick(free);
}

/** Now and then all of it, so that two people want the same money. */
function shareOf(amountMinor: number, random: SeededRandom): number {
  return random.chance(0.3) ? amountMinor : random.integer(1, amountMinor);
}
