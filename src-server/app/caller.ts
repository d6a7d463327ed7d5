import type { FastifyRequest } from 'fastify';
import type { Session } from '../identity/session.ts';

const callers = new WeakMap<FastifyRequest, Session>();

/** Keeps who sent a request, once it is proven, for as long as the request lives. */
export function rememberCaller(request: FastifyRequest, session: Session): void {
  callers.set(request, session);
}

/** Who sent a request; `undefined` while that is not proven. */
export function findCaller(request: FastifyRequest): Session | undefined {
  return callers.get(request);
}
