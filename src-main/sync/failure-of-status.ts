import { z } from 'zod';
import { type FailureCode, fail, failureCodeSchema, type Result } from '../../src-shared/domain/failure.ts';
import { parseJson } from './parse-json.ts';

// The server's error body; only a code of the closed list is taken from it.
const errorBodySchema = z.object({ code: failureCodeSchema });

const codeByStatus: Readonly<Record<number, FailureCode>> = {
  401: 'SIGN_IN_NEEDED',
  403: 'FORBIDDEN',
  413: 'REQUEST_TOO_LARGE',
  426: 'PROTOCOL_TOO_OLD',
  429: 'TOO_MANY_ATTEMPTS',
};

/** The failure that an answer other than 2xx stands for. The status decides; the body may name it closer. */
export function failureOfStatus(status: number, body: string): Result<never> {
  const byStatus = codeByStatus[status];
  if (byStatus !== undefined) return fail(byStatus);
  if (status >= 500) return fail('SERVER_UNAVAILABLE', { status });
  const named = errorBodySchema.safeParse(parseJson(body));
  return fail(named.success ? named.data.code : 'SERVER_REPLY_INVALID', { status });
}
