import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ORPCError } from '@orpc/server';
import type { ConnectionError, FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { failureCodeSchema } from '../../src-shared/domain/failure.ts';
import { type ApiFailure, apiFailure, failureBody, fieldWords, retryAfterSeconds } from './api-failure.ts';
import { securityHeaders } from './request-guards.ts';
import type { ServerLog } from './server-log.ts';

/** Turns whatever was thrown into a failure that may leave the house. */
export function toFailure(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError && failureCodeSchema.safeParse(error.code).success) return error;
  switch (statusOf(error)) {
    case 400:
    case 422:
      return apiFailure('COMMAND_INVALID', {
        message: `The request cannot be read. ${problemsOf(error)}`.trimEnd(),
      });
    case 404:
      return apiFailure('COMMAND_UNKNOWN');
    case 413:
      return apiFailure('REQUEST_TOO_LARGE');
    case 415:
      return apiFailure('COMMAND_INVALID', { status: 415, message: 'This kind of body is not accepted.' });
    case 429:
      return apiFailure('TOO_MANY_ATTEMPTS');
    default:
      return apiFailure('SERVER_UNAVAILABLE');
  }
}

const issuesSchema = z.object({
  issues: z.array(
    z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])).optional() }),
  ),
});
const maxProblems = 5;

/** Which fields of a request are not what the contract says; empty where nothing is known of them. */
function problemsOf(error: unknown): string {
  const found = issuesSchema.safeParse(error instanceof ORPCError ? error.data : undefined);
  if (!found.success || found.data.issues.length === 0) return '';
  const problems = found.data.issues
    .slice(0, maxProblems)
    .map(({ path = [], message }) => ({ field: path.join('.'), problem: message }));
  return fieldWords(problems);
}

function statusOf(error: unknown): number {
  if (error instanceof ORPCError) return error.status;
  if (error instanceof Error && 'statusCode' in error) return Number(error.statusCode);
  return 503;
}

/** True for a failure that nobody expected: its cause is a bug, or a database that does not answer. */
export function isUnexpected(error: unknown, failure: ORPCError<string, unknown>): boolean {
  return failure.status >= 500 && error !== failure;
}

/** Sends a failure with its status. */
export function sendFailure(reply: FastifyReply, failure: ORPCError<string, unknown>): FastifyReply {
  addRetryAfter(reply, failure);
  return reply.status(failure.status).type('application/json').send(failureBody(failure));
}

/** Tells a client when to come again, where coming again can help. */
export function addRetryAfter(reply: FastifyReply, failure: ApiFailure | ORPCError<string, unknown>): void {
  const seconds = retryAfterSeconds(failure);
  if (seconds !== undefined) reply.header('retry-after', String(seconds));
}

/** Every error of every route is answered by a code of the closed list; bugs are logged, never sent. */
export function addErrorReplies(app: FastifyInstance, log: ServerLog): void {
  app.setErrorHandler((error, request, reply) => {
    const failure = toFailure(error);
    if (isUnexpected(error, failure)) log.bug(error, request.routeOptions.url ?? 'no route');
    return sendFailure(reply, failure);
  });
  app.setNotFoundHandler((_request, reply) => sendFailure(reply, apiFailure('COMMAND_UNKNOWN')));
}

/** Answers what is no request of HTTP, or came too slowly: there is only the connection to answer on, and it ends. */
export function refuseConnection(error: ConnectionError, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) socket.write(connectionReply(error.code));
  socket.destroy();
}

function connectionReply(errorCode: string): string {
  const failure = connectionFailure(errorCode);
  const body = JSON.stringify(failureBody(failure));
  const headers = { ...securityHeaders, 'content-type': 'application/json', connection: 'close' };
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body) });
  const status = `HTTP/1.1 ${failure.status} ${STATUS_CODES[failure.status]}`;
  return [status, ...lines.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');
}

function connectionFailure(errorCode: string): ApiFailure {
  switch (errorCode) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return apiFailure('COMMAND_INVALID', { status: 408, message: 'The request came too slowly.' });
    case 'HPE_HEADER_OVERFLOW':
      return apiFailure('REQUEST_TOO_LARGE', { status: 431 });
    default:
      return apiFailure('COMMAND_INVALID');
  }
}

/** Answers an address that cannot be decoded. No hook has seen the request: its reply has no headers yet. */
export function refuseAddress(error: Error, _request: unknown, reply: FastifyReply): void {
  sendFailure(reply.headers(securityHeaders), toFailure(error));
}
