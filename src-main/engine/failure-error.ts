import type { Failure } from '../../src-shared/domain/failure.ts';

/** Carries an expected failure out of a call that answers with a value; the router turns it into FAILED. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}
