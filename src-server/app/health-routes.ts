import type { FastifyInstance } from 'fastify';
import { isSchemaCurrent } from '../store/migrate.ts';
import type { Store } from '../store/store.ts';

/**
 * `/livez`: the process answers. `/readyz`: it takes requests, because its database answers, has the schema that this
 * program was written for, and it is not about to stop.
 */
export function addHealthRoutes(app: FastifyInstance, store: Store, isStopping: () => boolean): void {
  app.get('/livez', async () => ({ status: 'live' }));
  app.get('/readyz', async (_request, reply) => {
    const status = isStopping() ? 'stopping' : await readiness(store);
    return reply.status(status === 'ready' ? 200 : 503).send({ status });
  });
}

async function readiness(store: Store): Promise<'ready' | 'schema-differs' | 'unavailable'> {
  try {
    return (await isSchemaCurrent(store.db)) ? 'ready' : 'schema-differs';
  } catch {
    // The answer itself is the report; what polls this route decides what to do.
    return 'unavailable';
  }
}
