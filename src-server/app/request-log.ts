import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findCaller } from './caller.ts';
import type { ServerParts } from './server-parts.ts';

/** One line of log and one measurement per request that was answered; health checks are not worth a line. */
export function addRequestLog(app: FastifyInstance, { log, metrics }: ServerParts): void {
  const quiet: ReadonlySet<string> = new Set(['/livez', '/readyz']);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'no route';
    const { method } = request;
    const status = reply.statusCode;
    metrics.requestSeconds.observe({ method, route, status: String(status) }, reply.elapsedTime / 1000);
    if (!quiet.has(route)) log.request({ route, method, status, ...rest(request, reply) });
  });
}

function rest(request: FastifyRequest, reply: FastifyReply) {
  const durationMs = Math.round(reply.elapsedTime * 10) / 10;
  return { durationMs, tenantId: findCaller(request)?.tenantId ?? null };
}
