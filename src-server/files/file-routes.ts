import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { maxFileBytes, sha256Schema } from '../../src-shared/domain/file-reference.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import {
  contentRange,
  filePath,
  maxPieceBytes,
  readContentRange,
} from '../../src-shared/protocol/file-api.ts';
import { apiFailure, valueOrThrow } from '../app/api-failure.ts';
import { callerOf } from '../app/call-context.ts';
import { findCaller, rememberCaller } from '../app/caller.ts';
import type { RequestLimits } from '../app/request-limits.ts';
import { requireSession } from '../app/require-session.ts';
import type { ServerParts } from '../app/server-parts.ts';
import { turnOf, type WorkQueue } from '../app/work-queue.ts';
import { type Session, scopeOf } from '../identity/session.ts';
import { readPiece } from './read-piece.ts';
import { receivePiece, type SentPiece } from './receive-piece.ts';

const keySchema = z.object({ sha256: sha256Schema });
const putQuerySchema = z.object({ accountId: accountIdSchema, mediaType: z.string().max(100) });
const getQuerySchema = z.object({
  accountId: accountIdSchema,
  from: z.coerce.number().int().min(0).max(maxFileBytes),
});

/** `PUT` and `GET /v1/files/{sha256}`: the bytes of files, in pieces. See the protocol's `file-api`. */
export async function addFileRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  around: { readonly limits: RequestLimits; readonly queue: WorkQueue },
): Promise<void> {
  // In a scope of its own: other routes take no bodies of this kind.
  await app.register(async (scope) => addRoutes(scope, parts, around));
}

function addRoutes(
  scope: FastifyInstance,
  parts: ServerParts,
  { limits, queue }: { readonly limits: RequestLimits; readonly queue: WorkQueue },
): void {
  const { store, clock } = parts;
  scope.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: maxPieceBytes },
    async (_request: unknown, body: Buffer) => body,
  );
  // Before the body is read: strangers shall not make the server hold one.
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    const session = await requireSession(request, parts);
    limits.forCaller(session);
    rememberCaller(request, session);
  };
  const inTurn = <Value>(request: FastifyRequest, work: (session: Session) => Promise<Value>) => {
    const session = callerOf({ address: request.ip, caller: findCaller(request) });
    return queue.run(turnOf(session), () => work(session));
  };
  scope.put(filePath, {
    bodyLimit: maxPieceBytes,
    onRequest,
    handler: (request) =>
      inTurn(request, async (session) =>
        valueOrThrow(await receivePiece(store.db, scopeOf(session), readSentPiece(request), clock())),
      ),
  });
  scope.get(filePath, {
    onRequest,
    handler: (request, reply) =>
      inTurn(request, async (session) => {
        const { sha256 } = read(keySchema, request.params);
        const { accountId, from } = read(getQuerySchema, request.query);
        const found = await readPiece(store.db, scopeOf(session), { accountId, sha256 }, from);
        const { start, content, sizeBytes } = valueOrThrow(found);
        return reply
          .type('application/octet-stream')
          .header('content-range', contentRange(start, start + content.length, sizeBytes))
          .send(Buffer.from(content));
      }),
  });
}

function readSentPiece({ params, query, headers, body }: FastifyRequest): SentPiece {
  const { sha256 } = read(keySchema, params);
  const { accountId, mediaType } = read(putQuerySchema, query);
  const range = readContentRange(headers['content-range'] ?? '');
  const content = body instanceof Buffer ? body : Buffer.alloc(0);
  const length = range === undefined || range.start === null ? 0 : range.end - range.start;
  if (range === undefined || content.length !== length || range.total < 1)
    throw apiFailure('COMMAND_INVALID');
  if (range.total > maxFileBytes) throw apiFailure('FILE_TOO_LARGE');
  return { accountId, sha256, mediaType, sizeBytes: range.total, start: range.start, content };
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw apiFailure('COMMAND_INVALID');
  return parsed.data;
}
