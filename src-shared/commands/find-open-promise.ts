import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { agreementsOf } from '../domain/account/agreements.ts';
import { fail, type Result, succeed } from '../domain/failure.ts';
import type { PromiseProgress } from '../domain/promise/promise-progress.ts';
import type { CommandContext } from './command.ts';

/** P2: the promise of this id while it is open; PROMISE_NOT_FOUND, or PROMISE_NOT_OPEN with the status that it has. */
export function findOpenPromise(
  aggregate: AccountAggregate,
  promiseId: string,
  { today, settings }: CommandContext,
): Result<PromiseProgress> {
  const progress = agreementsOf(aggregate, today, settings).promises.find(
    (one) => one.promise.id === promiseId,
  );
  if (progress === undefined) return fail('PROMISE_NOT_FOUND');
  if (progress.status !== 'open') return fail('PROMISE_NOT_OPEN', { status: progress.status });
  return succeed(progress);
}
