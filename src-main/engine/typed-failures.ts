import { ORPCError } from '@orpc/server';
import type { Failed } from '../../src-shared/contract/engine-errors.ts';
import { type Failure, failure, failureCodeSchema, failureSchema } from '../../src-shared/domain/failure.ts';
import { FailureError } from './failure-error.ts';

export type FailedConstructor = (options: { data: Failed }) => Error;

/** Runs a call; an expected failure becomes the contract's typed error, a bug passes through. */
export async function typed<Value>(failed: FailedConstructor, call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    const expected = failureOf(error);
    throw expected === undefined ? error : failed({ data: expected });
  }
}

/** The expected failure that an error stands for; undefined for a bug. */
export function failureOf(error: unknown): Failed | undefined {
  if (error instanceof FailureError) return { ...error.failure, others: [...error.others] };
  if (error instanceof Error && error.name === 'StorageError') return alone(storageFailure(error));
  if (error instanceof ORPCError || !(error instanceof Error) || !('failure' in error)) return undefined;
  // Ports have error classes of their own that carry a failure as well.
  const parsed = failureSchema.safeParse(error.failure);
  return parsed.success ? alone(parsed.data) : undefined;
}

function alone(failure: Failure): Failed {
  return { ...failure, others: [] };
}

/** What the encrypted file reported; its codes that a screen has no own words for are one. */
function storageFailure(error: Error): Failure {
  const code = failureCodeSchema.safeParse('code' in error ? error.code : undefined);
  return failure(code.success ? code.data : 'STORAGE_FAILED');
}
