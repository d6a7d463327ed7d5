import type { FastifyRequest } from 'fastify';
import { findSession, type Session } from '../identity/session.ts';
import { apiFailure, valueOrThrow } from './api-failure.ts';
import type { ServerParts } from './server-parts.ts';

/** The bearer token of a request; `undefined` without one. */
export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer ([A-Za-z0-9._-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** The session that a request belongs to; throws a 401 that says why without a valid access token. */
export async function requireSession(
  request: FastifyRequest,
  parts: Pick<ServerParts, 'store' | 'clock'>,
): Promise<Session> {
  const token = bearerToken(request);
  if (token === undefined) throw apiFailure('SIGN_IN_NEEDED');
  return valueOrThrow(await findSession(parts.store.db, token, parts.clock()));
}
