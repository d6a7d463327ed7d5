import type { z } from 'zod';
import type { Account } from '../domain/account/account.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import type { Activity } from '../domain/activity/activity.ts';
import { type Failure, failure } from '../domain/failure.ts';
import type { activityIdSchema } from '../domain/ids.ts';
import { type CommandContext, type CommandEffect, changed, refusedFor } from './command.ts';
import { entryOf } from './timeline-entry.ts';

/** What of the account becomes different, in words for the timeline: the field, what it was, what it is. */
export type AccountChange = NonNullable<Activity['change']>;

const maxText = 500;

/**
 * The account with other fields, and the entry of the timeline that keeps what they were; refused where anything stands
 * against it already, and with DUPLICATE_ID for a known entry.
 */
export function changeAccount(
  { account, activities }: AccountAggregate,
  fields: Partial<Account>,
  entry: { readonly activityId: z.output<typeof activityIdSchema>; readonly note: string } & AccountChange,
  context: CommandContext,
  problems: readonly (Failure | undefined)[] = [],
): CommandEffect {
  const { activityId, note, field, from, to } = entry;
  const isKnown = activities.some((one) => one.id === activityId);
  const refusal = refusedFor([...problems, isKnown ? failure('DUPLICATE_ID') : undefined]);
  if (refusal !== undefined) return refusal;
  const change = { field, from: from.slice(0, maxText), to: to.slice(0, maxText) };
  const activity = entryOf(account, { id: activityId, kind: 'change', note, change }, context);
  return changed(
    { collection: 'accounts', document: { ...account, ...fields, seq: 0 } },
    { collection: 'activities', document: activity },
  );
}
