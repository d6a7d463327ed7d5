import { z } from 'zod';
import { wordedText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { activityIdSchema } from '../domain/ids.ts';
import { changeAccount } from './change-account.ts';
import { defineCommand, signed } from './command.ts';

/**
 * Credit: puts the account on hold, decided by a person with the reason.
 * @example 'credit.hold' {activityId, reason: 'Three broken promises'}
 */
export const creditHold = defineCommand({
  name: 'credit.hold',
  version: 1,
  input: z.object({ activityId: activityIdSchema, reason: wordedText(300) }),
  reads: 'timeline',
  roles: ['manager', 'administrator'],
  apply(aggregate, { activityId, reason }, context) {
    const problem = aggregate.account.creditHold === null ? undefined : failure('CREDIT_HELD_ALREADY');
    const hold = { ...signed(context), reason };
    const entry = { activityId, note: reason, field: 'creditHold', from: '', to: reason };
    return changeAccount(aggregate, { creditHold: hold }, entry, context, [problem]);
  },
});
