import { type Failure, failure } from '../../src-shared/domain/failure.ts';

/** DOCUMENT_FAILED as an error: `failure` is for people, `cause` for the log. */
export class DocumentFailed extends Error {
  readonly failure: Failure;

  constructor(reason: string, options?: ErrorOptions) {
    super(`document failed: ${reason}`, options);
    this.name = 'DocumentFailed';
    this.failure = failure('DOCUMENT_FAILED');
  }
}
