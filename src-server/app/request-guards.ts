import type { FastifyInstance } from 'fastify';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import { apiFailure } from './api-failure.ts';

export const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Replies are data for programs: nothing may cache, frame or sniff them. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders);
  });
}

/** 426 for a client that speaks another major of the protocol, or none. */
export function addProtocolCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/v1/')) return;
    if (request.headers[protocolHeader] !== String(protocolVersion))
      throw apiFailure(426, 'PROTOCOL_TOO_OLD');
  });
}
