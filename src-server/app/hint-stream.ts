import type { FastifyInstance, FastifyReply } from 'fastify';
import { collectionNames } from '../../src-shared/protocol/collections.ts';
import { type Hint, streamPath } from '../../src-shared/protocol/sync-api.ts';
import { isSessionValid, type Session } from '../identity/session.ts';
import type { FeedHint } from '../store/hints.ts';
import { readFeedPosition, seesWholeTenant } from '../store/read-feed.ts';
import { securityHeaders } from './request-guards.ts';
import { requireSession } from './require-session.ts';
import type { ServerParts } from './server-parts.ts';

const heartbeatMs = 15_000;

/**
 * Server-sent events: hints that something is new, never data. Begins with one for everything, because what happened
 * before the stream was open is not known to it. Ends when the session is revoked or the server stops.
 */
export function addHintStream(app: FastifyInstance, parts: ServerParts): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });
  app.get(streamPath, async (request, reply) => {
    const session = await requireSession(request, parts);
    const stream = openStream(reply);
    const unsubscribe = parts.hints.subscribe({
      onHint: (hint) => {
        const relevant = hintFor(session, hint);
        if (relevant !== undefined) stream.send(relevant);
      },
      // Whoever connects again is told that everything may be new.
      onGap: () => end(),
    });
    const heartbeat = setInterval(() => {
      stream.beat();
      isSessionValid(parts.store.db, session).then(
        (valid) => (valid ? undefined : end()),
        (error: unknown) => parts.log.bug(error, streamPath),
      );
    }, heartbeatMs);
    const end = (): void => {
      open.delete(end);
      clearInterval(heartbeat);
      unsubscribe();
      reply.raw.end();
    };
    open.add(end);
    reply.raw.on('close', end);
    stream.send({
      seq: await readFeedPosition(parts.store.db, session.tenantId),
      collections: collectionNames,
    });
  });
}

function openStream(reply: FastifyReply): { send: (hint: Hint) => void; beat: () => void } {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...securityHeaders,
    'content-type': 'text/event-stream',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  return {
    send: (hint) => reply.raw.write(`data: ${JSON.stringify(hint)}\n\n`),
    beat: () => reply.raw.write(': still here\n\n'),
  };
}

/** The hint as this session may see it; `undefined` when it is for others. */
function hintFor(session: Session, { tenantId, seq, collections, audience }: FeedHint): Hint | undefined {
  if (tenantId !== session.tenantId) return undefined;
  const forUser =
    audience === null ||
    audience.userIds.includes(session.actor.userId) ||
    seesWholeTenant(session.actor.role);
  const forDevice = audience === null || audience.deviceId === session.deviceId;
  const seen = collections.filter((name) => (name === 'outcomes' ? forDevice : forUser));
  return seen.length === 0 ? undefined : { seq, collections: seen };
}
