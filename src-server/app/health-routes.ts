import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** `/livez`: the process answers. `/readyz`: so does its database. */
export function addHealthRoutes(app: FastifyInstance, store: Store): void {
  app.get('/livez', async () => ({ status: 'live' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(store.db);
      return { status: 'ready' };
    } catch {
      // The answer itself is the report; what polls this route decides what to do.
      return reply.status(503).send({ status: 'unavailable' });
    }
  });
}
