import type { Account } from '../domain/account/account.ts';
import type { Activity } from '../domain/activity/activity.ts';
import { type CommandContext, signed } from './command.ts';

/** An entry of the timeline as the actor makes it now: with nothing in it but what is given. */
export function entryOf(
  account: Pick<Account, 'id'>,
  given: Pick<Activity, 'id' | 'kind'> & Partial<Activity>,
  context: CommandContext,
): Activity {
  return {
    accountId: account.id,
    seq: 0,
    direction: 'outbound',
    outcome: null,
    contactName: '',
    note: '',
    durationSeconds: null,
    ...signed(context),
    nextAction: null,
    supersedes: null,
    corrected: null,
    closes: null,
    invoiceIds: [],
    override: null,
    visit: null,
    mail: null,
    change: null,
    ...given,
  };
}
