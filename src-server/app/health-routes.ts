import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness.ts';

/**
 * `/livez`: the process answers. `/readyz`: it takes requests, because its database answers, has the schema that this
 * program was written for, and it is not about to stop.
 */
export function addHealthRoutes(
  app: FastifyInstance,
  readiness: () => Promise<Readiness>,
  isStopping: () => boolean,
): void {
  app.get('/livez', async () => ({ status: 'live' }));
  app.get('/readyz', async (_request, reply) => {
    const status = isStopping() ? 'stopping' : await readiness();
    return reply.status(status === 'ready' ? 200 : 503).send({ status });
  });
}
