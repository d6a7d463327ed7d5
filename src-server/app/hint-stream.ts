import type { FastifyInstance, FastifyReply } from 'fastify';
import { collectionNames } from '../../src-shared/protocol/collections.ts';
import { type Hint, streamPath } from '../../src-shared/protocol/sync-api.ts';
import { noteSighting } from '../identity/device-sighting.ts';
import { isSessionValid, type Session } from '../identity/session.ts';
import type { StreamNotices } from '../identity/stream-notices.ts';
import { readStreamStart } from '../identity/stream-start.ts';
import { collectionsFor } from '../store/hints.ts';
import type { Viewer } from '../store/scope.ts';
import { apiFailure } from './api-failure.ts';
import { leavePlace } from './load-limit.ts';
import { securityHeaders } from './request-guards.ts';
import type { RequestLimits } from './request-limits.ts';
import { requireSession } from './require-session.ts';
import type { ServerParts } from './server-parts.ts';
import { createStreamRoster } from './stream-roster.ts';
import { turnOf, type WorkQueue } from './work-queue.ts';

const heartbeatMs = 15_000;
/** A reader that takes nothing is cut off before its hints fill the memory. */
const maxUnreadBytes = 64 * 1024;

type StreamParts = ServerParts & { readonly notices: StreamNotices; readonly queue: WorkQueue };

/**
 * Server-sent events: hints that something is new, never data. Begins with one for everything, because what happened
 * before the stream was open is not known to it. Ends at once when the session ends or sees something else than
 * before, when the same device or user opens too many, and when the server stops.
 */
export function addHintStream(app: FastifyInstance, parts: StreamParts, limits: RequestLimits): void {
  const open = new Set<() => void>();
  const roster = createStreamRoster(parts.limits);
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });
  app.get(streamPath, async (request, reply) => {
    const session = await requireSession(request, parts);
    limits.forCaller(session);
    const stream = { ends: [] as (() => void)[], isOver: false };
    const end = (): void => {
      if (stream.isOver) return;
      stream.isOver = true;
      open.delete(end);
      parts.metrics.hintStreams.set(open.size);
      for (const release of stream.ends) release();
      if (reply.sent) reply.raw.end();
    };
    // Before the session is looked at again: whatever ends it from now on is heard.
    stream.ends.push(parts.notices.watch(session, end));
    const start = await parts.queue.run(turnOf(session), () => readStreamStart(parts.store.db, session));
    if (stream.isOver || start === undefined) {
      for (const release of stream.ends) release();
      throw apiFailure('SIGN_IN_NEEDED');
    }
    leavePlace(request);
    open.add(end);
    stream.ends.push(roster.add(session, end));
    parts.metrics.hintStreams.set(open.size);
    const send = openStream(reply, end);
    stream.ends.push(followHints(parts, { session, viewer: start.viewer }, send, end));
    stream.ends.push(keepAlive(parts, session, send, end));
    reply.raw.on('close', end);
    send(hintText({ seq: start.seq, collections: collectionNames }));
  });
}

type Listener = { readonly session: Session; readonly viewer: Viewer };
type Send = (text: string) => void;

function hintText(hint: Hint): string {
  return `data: ${JSON.stringify(hint)}\n\n`;
}

function followHints(parts: StreamParts, { session, viewer }: Listener, send: Send, end: () => void) {
  return parts.hints.subscribe({
    onHint: (hint) => {
      if (hint.tenantId !== session.tenantId) return;
      const collections = collectionsFor(viewer, hint);
      if (collections.length > 0) send(hintText({ seq: hint.seq, collections: [...collections] }));
    },
    // Whoever connects again is told that everything may be new.
    onGap: end,
  });
}

/**
 * Shows proxies that the stream lives, notes that its device does, and asks whether its session still holds, should a
 * notice have been lost.
 */
function keepAlive(parts: StreamParts, session: Session, send: Send, end: () => void): () => void {
  const onBug = (error: unknown): void => parts.log.bug(error, streamPath);
  const sighting = setInterval(() => {
    noteSighting(parts.store.db, session, parts.clock()).catch(onBug);
  }, parts.limits.sightingMs);
  const heartbeat = setInterval(() => {
    send(': still here\n\n');
    isSessionValid(parts.store.db, session).then((valid) => (valid ? undefined : end()), onBug);
  }, heartbeatMs);
  return () => {
    clearInterval(heartbeat);
    clearInterval(sighting);
  };
}

function openStream(reply: FastifyReply, end: () => void): Send {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...securityHeaders,
    'content-type': 'text/event-stream',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  return (text) => {
    if (reply.raw.writableLength <= maxUnreadBytes) return void reply.raw.write(text);
    end();
    // It would wait for its reader to take what is left.
    reply.raw.destroy();
  };
}
