import { z } from 'zod';
import { wordedText } from '../domain/document.ts';
import { failure } from '../domain/failure.ts';
import { activityIdSchema } from '../domain/ids.ts';
import { changeAccount } from './change-account.ts';
import { defineCommand } from './command.ts';

/**
 * Credit: releases an account that is on hold.
 * @example 'credit.release' {activityId, reason: 'Paid on 2026-04-02'}
 */
export const creditRelease = defineCommand({
  name: 'credit.release',
  version: 1,
  input: z.object({ activityId: activityIdSchema, reason: wordedText(300) }),
  reads: 'timeline',
  roles: ['manager', 'administrator'],
  apply(aggregate, { activityId, reason }, context) {
    const { creditHold } = aggregate.account;
    const problem = creditHold === null ? failure('CREDIT_NOT_HELD') : undefined;
    const entry = { activityId, note: reason, field: 'creditHold', from: creditHold?.reason ?? '', to: '' };
    return changeAccount(aggregate, { creditHold: null }, entry, context, [problem]);
  },
});
