import { ORPCError } from '@orpc/server';
import type { Failure, FailureCode, Result } from '../../src-shared/domain/failure.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import { passwordRule } from '../identity/password-rules.ts';

type Reply = { readonly status: number; readonly message: string };

/** What each code means for whoever reads the reply outside of the product. */
const replies: Partial<Record<FailureCode, Reply>> = {
  SIGN_IN_FAILED: { status: 401, message: 'User name or password is wrong.' },
  SIGN_IN_NEEDED: { status: 401, message: 'A valid access token is needed.' },
  DEVICE_REVOKED: { status: 401, message: 'This device was revoked.' },
  USER_INACTIVE: { status: 401, message: 'This user was deactivated.' },
  PASSWORD_CHANGED: { status: 401, message: 'The password was changed. Sign in again.' },
  TOO_MANY_ATTEMPTS: { status: 429, message: 'Too many attempts. Try again later.' },
  PROTOCOL_TOO_OLD: {
    status: 426,
    message: `This version of the protocol is not spoken here. Update the workstation; a program sends the header ${protocolHeader}: ${protocolVersion}.`,
  },
  SERVER_TOO_OLD: {
    status: 426,
    message: 'This version of the protocol is not spoken here yet. Update the server.',
  },
  FORBIDDEN: { status: 403, message: 'Not allowed for this user.' },
  REQUEST_TOO_LARGE: { status: 413, message: 'The request is too large.' },
  COMMAND_INVALID: { status: 400, message: 'The request cannot be read.' },
  COMMAND_UNKNOWN: { status: 404, message: 'There is nothing at this address.' },
  CHECKPOINT_INVALID: { status: 400, message: 'The pull request cannot be read.' },
  SERVER_UNAVAILABLE: { status: 503, message: 'The server cannot answer now. Try again later.' },
  PASSWORD_WEAK: { status: 422, message: `The password is too easily guessed. ${passwordRule}` },
  USER_NAME_TAKEN: { status: 409, message: 'Another user has this user name.' },
  USER_NOT_FOUND: { status: 404, message: 'There is no such user.' },
  LAST_ADMINISTRATOR: { status: 409, message: 'The last active administrator must stay one.' },
  TERRITORY_NOT_FOUND: { status: 404, message: 'There is no such territory.' },
  COLLECTOR_NOT_FOUND: { status: 404, message: 'There is no such collector.' },
  DEVICE_NOT_FOUND: { status: 404, message: 'There is no such device.' },
  ACCOUNT_NOT_FOUND: { status: 404, message: 'There is no such account.' },
  REFERENCE_CHANGED: { status: 409, message: 'The document was changed meanwhile.' },
  FILE_DAMAGED: { status: 422, message: 'The content is not what its SHA-256 says. Send it again.' },
  FILE_TYPE_NOT_ALLOWED: { status: 422, message: 'Files of this kind are not taken.' },
  FILE_NOT_FOUND: { status: 404, message: 'There is no such file.' },
  FILE_TOO_LARGE: { status: 413, message: 'The file is too large.' },
  MAPPING_INVALID: { status: 422, message: 'The mapping cannot be read.' },
};
const otherReply: Reply = { status: 422, message: 'The request was refused.' };

export type ApiFailure = ORPCError<FailureCode, { readonly retryAfterMs?: number } | undefined>;

/** An expected failure of a whole request: an HTTP status and a code of the closed list, never a detail of ours. */
export function apiFailure(
  code: FailureCode,
  given: { readonly status?: number; readonly message?: string; readonly retryAfterMs?: number } = {},
): ApiFailure {
  const { status, message } = { ...(replies[code] ?? otherReply), ...given };
  const data = given.retryAfterMs === undefined ? undefined : { retryAfterMs: given.retryAfterMs };
  return new ORPCError(code, { status, message, data });
}

/** The value of a result; throws its failure as the reply. */
export function valueOrThrow<Value>(result: Result<Value>): Value {
  if (!result.ok) throw apiFailure(result.failure.code, sentenceOf(result.failure));
  return result.value;
}

/** A failure of a request may name the field that is wrong, and say in words what is wrong with it. */
function sentenceOf({ code, params }: Failure): { readonly message?: string } {
  const { field, problem } = params;
  if (typeof field !== 'string' || typeof problem !== 'string') return {};
  return { message: `${(replies[code] ?? otherReply).message} ${fieldWords([{ field, problem }])}` };
}

/** What is wrong with a request, field by field, as one sentence for whoever wrote it. */
export function fieldWords(
  problems: readonly { readonly field: string; readonly problem: string }[],
): string {
  const words = problems.map(({ field, problem }) => `${field === '' ? 'the body' : field}: ${problem}`);
  return `${words.join('; ').slice(0, maxFieldWords)}.`;
}

const maxFieldWords = 500;

/** The body of an error reply; `code` and `message` for everybody, the rest for oRPC's clients. */
export function failureBody(failure: ORPCError<string, unknown>) {
  return { defined: false, code: failure.code, status: failure.status, message: failure.message };
}

const defaultRetryMs: Readonly<Record<number, number>> = { 429: 1000, 503: 5000 };

/** After how many whole seconds the same request may come again; `undefined` where waiting would not help. */
export function retryAfterSeconds(failure: ORPCError<string, unknown>): number | undefined {
  const given = (failure.data as { readonly retryAfterMs?: number } | undefined)?.retryAfterMs;
  const ms = given ?? defaultRetryMs[failure.status];
  return ms === undefined ? undefined : Math.max(1, Math.ceil(ms / 1000));
}
