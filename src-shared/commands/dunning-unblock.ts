import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { activityIdSchema } from '../domain/ids.ts';
import { changeAccount } from './change-account.ts';
import { defineCommand } from './command.ts';

/**
 * G1: ends a dunning block before its date.
 * @example 'dunning.unblock' {activityId, reason: 'Negotiations failed'}
 */
export const dunningUnblock = defineCommand({
  name: 'dunning.unblock',
  version: 1,
  input: z.object({ activityId: activityIdSchema, reason: freeText(300) }),
  reads: 'timeline',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, { activityId, reason }, context) {
    const { dunningBlock } = aggregate.account;
    const problem = dunningBlock === null ? failure('DUNNING_NOT_BLOCKED') : undefined;
    const entry = {
      activityId,
      note: reason,
      field: 'dunningBlock',
      from: dunningBlock?.reason ?? '',
      to: '',
    };
    return changeAccount(aggregate, { dunningBlock: null }, entry, context, [problem]);
  },
});
