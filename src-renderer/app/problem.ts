import { failedSchema } from '../../src-shared/contract/engine-errors.ts';
import type { FailureParams } from '../../src-shared/domain/failure.ts';

/** What a screen can be told went wrong: an expected failure, or that the engine could not be asked. */
export type Problem = {
  readonly code: string;
  readonly params: FailureParams;
  /** What else was wrong with the same command. */
  readonly others?: readonly Problem[];
};

export const engineUnreachable: Problem = { code: 'ENGINE_UNREACHABLE', params: {} };
/** A command was handed in and nobody knows whether it was recorded. */
export const answerLost: Problem = { code: 'ANSWER_LOST', params: {} };

/** Whether there is no engine to ask: whatever comes next would end in the same way. */
export function isEngineLost({ code }: Problem): boolean {
  return code === engineUnreachable.code || code === answerLost.code;
}

const unexpected: Problem = { code: 'UNEXPECTED', params: {} };

/** Reads the typed error FAILED of the contract; `undefined` when the error is none. */
export function failedProblem(error: unknown): Problem | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if (!('code' in error) || error.code !== 'FAILED' || !('data' in error)) return undefined;
  const parsed = failedSchema.safeParse(error.data);
  return parsed.success ? parsed.data : undefined;
}

/** As {@link failedProblem}, for calls that end: an answered error is a bug, anything else a lost engine. */
export function problemOf(error: unknown): Problem {
  const failed = failedProblem(error);
  if (failed !== undefined) return failed;
  const isAnswered = typeof error === 'object' && error !== null && 'status' in error;
  return isAnswered ? unexpected : engineUnreachable;
}
