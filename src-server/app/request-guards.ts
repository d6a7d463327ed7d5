import type { FastifyInstance } from 'fastify';
import { sessionApi } from '../../src-shared/protocol/session-api.ts';
import { syncApi } from '../../src-shared/protocol/sync-api.ts';
import { protocolHeader, protocolVersion, spokenProtocols } from '../../src-shared/protocol/version.ts';
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

/** What an old client needs to hand in its outbox is answered for every major that is spoken. */
const openToOldClients: ReadonlySet<string> = new Set(
  [sessionApi.signIn, sessionApi.refresh, sessionApi.signOut, syncApi.commands].map(
    (procedure) => procedure['~orpc'].route.path ?? '',
  ),
);

/** 426 for a client that speaks a major of the protocol that is not answered: it is too old, or this server is. */
export function addProtocolCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    // The route that was found, however its path was spelled; an address of no route as it is.
    const path = request.routeOptions.url ?? request.url.split('?', 1)[0] ?? '';
    if (!path.startsWith('/v1/')) return;
    const code = protocolFailure(request.headers[protocolHeader], openToOldClients.has(path));
    if (code !== undefined) throw apiFailure(code);
  });
}

/** Why a client's major of the protocol is not answered; `undefined` when it is. */
export function protocolFailure(
  header: unknown,
  isOpenToOld: boolean,
  spoken: readonly number[] = spokenProtocols,
  own: number = protocolVersion,
): 'PROTOCOL_TOO_OLD' | 'SERVER_TOO_OLD' | undefined {
  const major = typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : 0;
  if (major === own || (isOpenToOld && spoken.includes(major))) return undefined;
  return major > own ? 'SERVER_TOO_OLD' : 'PROTOCOL_TOO_OLD';
}

/** 415 for a compressed body: a small one could unfold to gigabytes, and commands are small. */
export function addBodyCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
      throw apiFailure('COMMAND_INVALID', { status: 415, message: 'Compressed bodies are not accepted.' });
    }
  });
}
