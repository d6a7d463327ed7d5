import { ORPCError } from '@orpc/server';
import type { FailureCode } from '../../src-shared/domain/failure.ts';

/** What each code means for whoever reads the reply outside of the product. */
const messages: Partial<Record<FailureCode, string>> = {
  SIGN_IN_FAILED: 'User name or password is wrong.',
  SIGN_IN_NEEDED: 'A valid access token is needed.',
  TOO_MANY_ATTEMPTS: 'Too many attempts. Try again later.',
  PROTOCOL_TOO_OLD: 'This version of the protocol is not spoken here. Update the workstation.',
  FORBIDDEN: 'Not allowed for this user.',
  REQUEST_TOO_LARGE: 'The request is too large.',
  COMMAND_INVALID: 'The request cannot be read.',
  COMMAND_UNKNOWN: 'There is nothing at this address.',
  CHECKPOINT_INVALID: 'The pull request cannot be read.',
  SERVER_UNAVAILABLE: 'The server cannot answer now. Try again later.',
};

/** An expected failure of a whole request: an HTTP status and a code of the closed list, never a detail of ours. */
export function apiFailure(
  status: number,
  code: FailureCode,
  message?: string,
): ORPCError<FailureCode, undefined> {
  return new ORPCError(code, { status, message: message ?? messages[code] ?? code });
}

/** The body of an error reply; `code` and `message` for everybody, the rest for oRPC's clients. */
export function failureBody(failure: ORPCError<string, unknown>) {
  return { defined: false, code: failure.code, status: failure.status, message: failure.message };
}
