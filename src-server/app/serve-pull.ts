import type { FastifyReply, FastifyRequest } from 'fastify';
import { pullRequestSchema } from '../../src-shared/protocol/sync-api.ts';
import { type Session, scopeOf } from '../identity/session.ts';
import { readFeed } from '../store/read-feed.ts';
import { apiFailure } from './api-failure.ts';
import type { ServerParts } from './server-parts.ts';

/**
 * Answers a request for a page of the feed as the contract has it, without the contract's router: that one would check
 * and write anew every document that the database has checked and has as text.
 */
export async function servePull(
  { store, metrics }: Pick<ServerParts, 'store' | 'metrics'>,
  caller: Session,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = pullRequestSchema.safeParse(request.body);
  if (!asked.success) throw apiFailure('COMMAND_INVALID');
  const { json, documents } = await readFeed(store.db, scopeOf(caller), asked.data);
  metrics.documentsPulled.inc({ collection: asked.data.collection }, documents);
  return reply.type('application/json').send(json);
}
