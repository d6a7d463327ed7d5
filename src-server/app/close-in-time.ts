import type { FastifyInstance } from 'fastify';
import type { ServerParts } from './server-parts.ts';

/**
 * Stops taking requests, ends the streams, and waits for running requests as long as the limit says; then cuts off
 * what is left. A workstation whose request was cut off sends it again.
 */
export async function closeInTime(
  app: FastifyInstance,
  { limits, log }: Pick<ServerParts, 'limits' | 'log'>,
): Promise<void> {
  const limit = setTimeout(() => {
    log.warn('requests were cut off, because they ran longer than a stop waits');
    app.server.closeAllConnections();
  }, limits.stopTimeoutMs);
  try {
    await app.close();
  } finally {
    clearTimeout(limit);
  }
}
