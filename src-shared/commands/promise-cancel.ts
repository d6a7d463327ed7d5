import { z } from 'zod';
import { freeText } from '../domain/document.ts';
import { promiseIdSchema } from '../domain/ids.ts';
import { promiseProgress } from '../domain/promise/promise-progress.ts';
import { authorOf, changed, defineCommand, refused } from './command.ts';

/** Takes back a promise that is still open: P1 and I3 count it no more. The history keeps it. */
export const promiseCancel = defineCommand({
  name: 'promise.cancel',
  version: 1,
  input: z.object({ promiseId: promiseIdSchema, reason: freeText(500) }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const progress = promiseProgress(
      aggregate.promises,
      aggregate.payments,
      context.today,
      context.policy,
    ).find((one) => one.promise.id === input.promiseId);
    if (progress === undefined) return refused('PROMISE_NOT_FOUND');
    if (progress.status !== 'open') return refused('PROMISE_NOT_OPEN', { status: progress.status });
    const cancelled = {
      on: context.today,
      at: context.at,
      by: authorOf(context.actor),
      reason: input.reason,
    };
    return changed({ collection: 'promises', document: { ...progress.promise, seq: 0, cancelled } });
  },
});
