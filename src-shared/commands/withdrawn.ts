import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import type { LedgerRequest } from '../domain/request/request.ts';
import { type CommandContext, signed } from './command.ts';

/** Takes back those of these requests that nothing has come of yet. */
export function withdrawn(
  { requests }: AccountAggregate,
  requestIds: readonly (string | null | undefined)[],
  states: readonly LedgerRequest['state'][],
  reason: string,
  context: CommandContext,
): readonly Change[] {
  return requests
    .filter((one) => requestIds.includes(one.id) && states.includes(one.state))
    .map((one) => ({
      collection: 'requests',
      document: { ...one, seq: 0, state: 'withdrawn', decided: { ...signed(context), reason } },
    }));
}
