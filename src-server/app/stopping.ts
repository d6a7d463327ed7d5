import type { FastifyInstance } from 'fastify';
import { apiFailure } from './api-failure.ts';

/**
 * Once the server stops, what still comes on open connections is told to come again, as by a busy server. Returns
 * whether it stops. Add it before whatever takes a place for a request.
 */
export function refuseWhenStopping(app: FastifyInstance): () => boolean {
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
  });
  app.addHook('onRequest', async (request) => {
    const isOfHealth = request.routeOptions.url === '/livez' || request.routeOptions.url === '/readyz';
    if (isStopping && !isOfHealth) throw apiFailure('SERVER_UNAVAILABLE');
  });
  return () => isStopping;
}
