import type { FastifyRequest } from 'fastify';
import { findSession, type Session } from '../identity/session.ts';
import { apiFailure } from './api-failure.ts';
import type { ServerParts } from './server-parts.ts';

/** The bearer token of a request; `undefined` without one. */
export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer ([A-Za-z0-9._-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** The session that a request belongs to; throws SIGN_IN_NEEDED (401) without a valid access token. */
export async function requireSession(
  request: FastifyRequest,
  parts: Pick<ServerParts, 'store' | 'clock'>,
): Promise<Session> {
  const token = bearerToken(request);
  const session = token === undefined ? undefined : await findSession(parts.store.db, token, parts.clock());
  if (session === undefined) throw apiFailure(401, 'SIGN_IN_NEEDED');
  return session;
}
