import { finished } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pullRequestSchema } from '../../src-shared/protocol/sync-api.ts';
import { type Session, scopeOf } from '../identity/session.ts';
import { readFeed } from '../store/read-feed.ts';
import { apiFailure } from './api-failure.ts';
import type { ServerLimits } from './server-limits.ts';
import type { ServerParts } from './server-parts.ts';
import { createWorkQueue, turnOf } from './work-queue.ts';

type PullParts = Pick<ServerParts, 'store' | 'metrics' | 'limits'>;

/**
 * Serves pulls in a queue of their own: a page is in memory until its reader has taken it, so that long its place is
 * taken, and readers that are slow keep only other pulls waiting. What a reader does not take at all is given up.
 */
export function createPullService(parts: PullParts) {
  const { limits } = parts;
  const queue = createWorkQueue({ maxWorking: limits.maxPulling, maxWaitMs: limits.maxWaitMs });
  return (caller: Session, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    queue.run(
      turnOf(caller),
      async () => {
        // Gone while it waited: nobody reads what it asked for.
        if (reply.raw.destroyed) return reply.hijack();
        const over = new Promise<void>((resolve) => finished(reply.raw, () => resolve()));
        await servePull(parts, caller, request, reply);
        await over;
        return reply;
      },
      boundsOf(caller, limits),
    );
}

function boundsOf(
  { tenantId, deviceId, actor }: Session,
  { maxPullsPerDevice, maxPullsPerUser }: ServerLimits,
) {
  return [
    { holder: `device/${tenantId}/${deviceId}`, most: maxPullsPerDevice },
    { holder: `user/${tenantId}/${actor.userId}`, most: maxPullsPerUser },
  ];
}

/**
 * Answers a request for a page of the feed as the contract has it, without the contract's router: that one would check
 * and write anew every document that the database has checked and has as text.
 */
async function servePull(
  { store, metrics, limits }: PullParts,
  caller: Session,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = pullRequestSchema.safeParse(request.body);
  if (!asked.success) throw apiFailure('COMMAND_INVALID');
  const { json, documents, isSetBack } = await readFeed(store.db, scopeOf(caller), asked.data);
  if (isSetBack) metrics.setBack.inc();
  metrics.documentsPulled.inc({ collection: asked.data.collection }, documents);
  // A connection that moves, if slowly, does not count as stalled.
  reply.raw.setTimeout(limits.pullStallMs, () => reply.raw.destroy());
  return reply.type('application/json').send(json);
}
