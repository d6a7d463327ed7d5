import { z } from 'zod';
import { type FailureCode, fail, failureCodeSchema, type Result } from '../../src-shared/domain/failure.ts';
import { parseJson } from '../../src-shared/domain/parse-json.ts';

/** An answer other than 2xx. */
export type RefusedReply = {
  readonly status: number;
  readonly body: string;
  /** Seconds that the server asks to wait; undefined where it says nothing. */
  readonly retryAfterSeconds?: number | undefined;
};

// The server's error body; only a code of the closed list is taken from it.
const errorBodySchema = z.object({ code: failureCodeSchema });

type Meaning = { readonly code: FailureCode; readonly closer?: readonly FailureCode[] };

const endedSession = ['DEVICE_REVOKED', 'USER_INACTIVE', 'PASSWORD_CHANGED'] as const;

const meanings: Readonly<Record<number, Meaning>> = {
  401: { code: 'SIGN_IN_NEEDED', closer: ['SIGN_IN_FAILED', ...endedSession] },
  403: { code: 'FORBIDDEN', closer: endedSession },
  413: { code: 'REQUEST_TOO_LARGE' },
  426: { code: 'PROTOCOL_TOO_OLD', closer: ['SERVER_TOO_OLD'] },
  429: { code: 'TOO_MANY_ATTEMPTS' },
};

/** The failure that an answer other than 2xx stands for. The status decides; the body may name it closer. */
export function failureOfStatus({ status, body, retryAfterSeconds }: RefusedReply): Result<never> {
  const waiting = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  const parsed = errorBodySchema.safeParse(parseJson(body));
  const named = parsed.success ? parsed.data.code : undefined;
  const meaning = meanings[status];
  if (meaning !== undefined) {
    return fail(named !== undefined && meaning.closer?.includes(named) ? named : meaning.code, waiting);
  }
  if (status >= 500) return fail('SERVER_UNAVAILABLE', { status, ...waiting });
  return fail(named ?? 'SERVER_REPLY_INVALID', { status });
}
