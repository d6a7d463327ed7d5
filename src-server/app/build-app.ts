import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import fastify, { type FastifyInstance } from 'fastify';
import { addFileRoutes } from '../files/file-routes.ts';
import { openStreamNotices } from '../identity/stream-notices.ts';
import { addContractRoutes } from './contract-routes.ts';
import { addDocumentRoutes } from './document-routes.ts';
import { addErrorReplies, refuseAddress, refuseConnection } from './error-replies.ts';
import { addHealthRoutes } from './health-routes.ts';
import { addHintStream } from './hint-stream.ts';
import { addImportRoute } from './import-route.ts';
import { parseJsonBody } from './json-body.ts';
import { addLoadLimit } from './load-limit.ts';
import { lookRegularly, watchReadiness } from './readiness.ts';
import { addBodyCheck, addProtocolCheck, addSecurityHeaders } from './request-guards.ts';
import { createRequestLimits } from './request-limits.ts';
import { addRequestLog } from './request-log.ts';
import type { ServerParts } from './server-parts.ts';
import { refuseWhenStopping } from './stopping.ts';
import { createWorkQueue } from './work-queue.ts';

/** A batch of commands (1 MB) with what is around it. */
const maxBodyBytes = 1_100_000;
/** How often Node looks for requests that take too long to arrive. */
const slowCheckMs = 5000;
const compressFromBytes = 1024;
/** The quickest: a page is read once, and the server has more to do than to save the network some per cent. */
const quickest = 1;
/** Of compressed bytes: what a page becomes, in few steps. */
const chunkSize = 64 * 1024;

/** Builds the server without listening. Closing it ends its streams; the store stays open. */
export async function buildApp(parts: ServerParts): Promise<FastifyInstance> {
  const { requestTimeoutMs } = parts.limits;
  const app = fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    http: {
      headersTimeout: Math.min(requestTimeoutMs, 20_000),
      connectionsCheckingInterval: Math.min(requestTimeoutMs, slowCheckMs),
    },
    forceCloseConnections: 'idle',
    logger: false,
    clientErrorHandler: refuseConnection,
    frameworkErrors: refuseAddress,
    trustProxy: parts.trustProxy,
    // Its own answer would tell `/readyz` nothing, and is none that a workstation can read.
    return503OnClosing: false,
  });
  addErrorReplies(app, parts.log);
  addRequestLog(app, parts);
  addSecurityHeaders(app);
  const isStopping = refuseWhenStopping(app);
  addProtocolCheck(app);
  addBodyCheck(app);
  addLoadLimit(app, parts);
  await app.register(compress, {
    threshold: compressFromBytes,
    encodings: ['zstd', 'br', 'gzip', 'identity'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: quickest }, chunkSize },
    zlibOptions: { level: quickest, chunkSize },
    globalDecompression: false,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => parseJsonBody(body),
  );
  const limits = createRequestLimits(parts);
  const readiness = watchReadiness(parts.store, parts.log);
  lookRegularly(app, readiness);
  addHealthRoutes(app, readiness, isStopping);
  const queue = createWorkQueue(parts.limits);
  addContractRoutes(app, parts, { limits, queue });
  addHintStream(app, { ...parts, notices: await openStreamNotices(parts.store), queue }, limits);
  await addFileRoutes(app, parts, { limits, queue });
  await addImportRoute(app, parts);
  await addDocumentRoutes(app);
  return app;
}
