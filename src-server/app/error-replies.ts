import { ORPCError } from '@orpc/server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { failureCodeSchema } from '../../src-shared/domain/failure.ts';
import { apiFailure, failureBody } from './api-failure.ts';
import type { ServerLog } from './server-log.ts';

/** Turns whatever was thrown into a failure that may leave the house. */
export function toFailure(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError && failureCodeSchema.safeParse(error.code).success) return error;
  switch (statusOf(error)) {
    case 400:
    case 415:
    case 422:
      return apiFailure(400, 'COMMAND_INVALID');
    case 404:
      return apiFailure(404, 'COMMAND_UNKNOWN');
    case 413:
      return apiFailure(413, 'REQUEST_TOO_LARGE');
    case 429:
      return apiFailure(429, 'TOO_MANY_ATTEMPTS');
    default:
      return apiFailure(503, 'SERVER_UNAVAILABLE');
  }
}

function statusOf(error: unknown): number {
  if (error instanceof ORPCError) return error.status;
  if (error instanceof Error && 'statusCode' in error) return Number(error.statusCode);
  return 503;
}

/** Sends a failure with its status. */
export function sendFailure(reply: FastifyReply, failure: ORPCError<string, unknown>): FastifyReply {
  return reply.status(failure.status).type('application/json').send(failureBody(failure));
}

/** Every error of every route is answered by a code of the closed list; bugs are logged, never sent. */
export function addErrorReplies(app: FastifyInstance, log: ServerLog): void {
  app.setErrorHandler((error, request, reply) => {
    const failure = toFailure(error);
    if (failure.status >= 500) log.bug(error, request.routeOptions.url ?? 'no route');
    return sendFailure(reply, failure);
  });
  app.setNotFoundHandler((_request, reply) => sendFailure(reply, apiFailure(404, 'COMMAND_UNKNOWN')));
}
