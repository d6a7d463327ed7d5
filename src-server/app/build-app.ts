import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import fastify, { type FastifyInstance } from 'fastify';
import { syncApi } from '../../src-shared/protocol/sync-api.ts';
import { createSignInThrottle } from '../identity/sign-in-throttle.ts';
import { failureBody } from './api-failure.ts';
import { addErrorReplies, toFailure } from './error-replies.ts';
import { addHealthRoutes } from './health-routes.ts';
import { addHintStream } from './hint-stream.ts';
import { addImportRoute } from './import-route.ts';
import { parseJsonBody } from './json-body.ts';
import { addProtocolCheck, addSecurityHeaders } from './request-guards.ts';
import { requireSession } from './require-session.ts';
import type { ServerParts } from './server-parts.ts';
import { type CallContext, syncRouter } from './sync-router.ts';

/** A batch of commands (1 MB) with what is around it. */
const maxBodyBytes = 1_100_000;
const requestTimeoutMs = 60_000;
const signInsPerMinute = 300;
const compressFromBytes = 1024;
const brotliQuality = 4;

/** Builds the server without listening. Closing it ends its streams; the store stays open. */
export async function buildApp(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: 'idle',
    logger: false,
  });
  addErrorReplies(app, parts.log);
  addSecurityHeaders(app);
  addProtocolCheck(app);
  await app.register(compress, {
    threshold: compressFromBytes,
    encodings: ['br', 'gzip', 'identity'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } },
    globalDecompression: false,
  });
  await app.register(rateLimit, { global: false });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => parseJsonBody(body),
  );
  addHealthRoutes(app, parts.store);
  addSyncRoutes(app, parts);
  addHintStream(app, parts);
  addImportRoute(app, parts);
  return app;
}

function addSyncRoutes(app: FastifyInstance, parts: ServerParts): void {
  const handler = new OpenAPIHandler<CallContext>(syncRouter(parts, createSignInThrottle(parts.clock)), {
    customErrorResponseBodyEncoder: failureBody,
    interceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          const failure = toFailure(error);
          if (failure.status >= 500) parts.log.bug(error, call.request.url.pathname);
          throw failure;
        }
      },
    ],
  });
  for (const procedure of Object.values(syncApi)) {
    const { method, path } = procedure['~orpc'].route;
    if (method === undefined || path === undefined)
      throw new Error('a procedure of the contract has no route');
    const isSignIn = procedure === syncApi.signIn;
    app.route({
      method,
      url: path,
      config: isSignIn ? { rateLimit: { max: signInsPerMinute, timeWindow: 60_000 } } : {},
      handler: async (request, reply) => {
        const context = { address: request.ip, session: () => requireSession(request, parts) };
        await handler.handle(request, reply, { context });
        return reply;
      },
    });
  }
}
