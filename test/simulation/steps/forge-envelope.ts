import type { Clock } from '../../../src-main/engine/ports/clock.ts';
import { addDays } from '../../../src-shared/domain/calendar/business-date.ts';
import {
  type CommandEnvelope,
  commandEnvelopeSchema,
} from '../../../src-shared/protocol/command-envelope.ts';
import type { SeededRandom } from '../../bench/harness/seeded-random.ts';
import { secretOf } from '../world/secret.ts';

export type Forgery = {
  readonly random: SeededRandom;
  readonly newId: () => string;
  readonly accountId: string;
  readonly actorId: string;
  readonly deviceId: string;
  readonly clock: Clock;
};

/** A command that the server has to refuse, whatever the state of the account. */
export function forgeEnvelope({ random, newId, clock, ...parties }: Forgery): CommandEnvelope {
  const today = clock.today();
  const right = {
    ...parties,
    id: newId(),
    name: 'activity.log',
    version: 1,
    at: clock.now(),
    today,
    knownSeq: 0,
    input: {
      activityId: newId(),
      kind: 'note',
      direction: 'outbound',
      outcome: null,
      contactName: '',
      note: secretOf(parties.accountId),
      durationSeconds: null,
      nextAction: null,
    },
  };
  const wrongs = [
    { name: 'account.delete' },
    { version: 99 },
    { input: { activityId: 7 } },
    { input: { ...right.input, nextAction: { date: addDays(today, -5), text: '' } } },
    { accountId: 'account-of-nobody' },
    { actorId: 'somebody-else' },
    { deviceId: newId() },
    { today: addDays(today, 30_000) },
    {
      name: 'promise.record',
      input: { ...right.input, allocations: [{ invoiceId: 'none', amountMinor: -1 }] },
    },
  ];
  return commandEnvelopeSchema.parse({ ...right, ...random.pick(wrongs) });
}
