import type { Failure } from '../../src-shared/domain/failure.ts';

/** Carries expected failures, the first as the headline, out of a call that answers with a value; the router turns it into FAILED. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;
  readonly others: readonly Failure[];

  constructor(failure: Failure, ...others: readonly Failure[]) {
    super(failure.code);
    this.failure = failure;
    this.others = others;
  }
}
