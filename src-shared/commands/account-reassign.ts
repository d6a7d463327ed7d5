import { z } from 'zod';
import { ownerChange } from '../domain/account/owner-change.ts';
import { freeText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { activityIdSchema, userIdSchema } from '../domain/ids.ts';
import { changeAccount } from './change-account.ts';
import { defineCommand } from './command.ts';

/**
 * Gives an account to another collector, another territory, or both. The server checks that they exist and moves
 * everything of the account into their scope.
 * @example 'account.reassign' {activityId, from: {collectorId, territory: 'North'}, to: {collectorId: 'user-2',
 * territory: 'North'}, reason: 'Parental leave'}
 */
export const accountReassign = defineCommand({
  name: 'account.reassign',
  version: 1,
  input: z.object({
    activityId: activityIdSchema,
    from: z.object({ collectorId: userIdSchema, territory: freeText(100) }),
    to: z.object({ collectorId: userIdSchema, territory: freeText(100) }),
    reason: freeText(500),
  }),
  reads: 'timeline',
  roles: ['manager', 'administrator'],
  apply(aggregate, { activityId, from, to, reason }, context) {
    const { collectorId, territory } = aggregate.account;
    const isOther = collectorId !== from.collectorId || territory !== from.territory;
    const isSame = to.collectorId === collectorId && to.territory === territory;
    const problems = [
      isOther ? failure('CHANGED_MEANWHILE', { by: '' }) : undefined,
      isSame ? failure('NOTHING_CHANGED') : undefined,
    ];
    const entry = { activityId, note: reason, ...ownerChange(from, to) };
    return changeAccount(aggregate, to, entry, context, problems);
  },
});
