import type { AnyContractProcedure } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { maxSealedRequestBytes } from '../../src-shared/protocol/sealed-outbox-api.ts';
import { syncApi } from '../../src-shared/protocol/sync-api.ts';
import { adminRouter } from '../admin/admin-router.ts';
import { createSignInThrottle } from '../identity/sign-in-throttle.ts';
import { apiFailure, failureBody } from './api-failure.ts';
import { type CallContext, callerOf } from './call-context.ts';
import { findCaller, rememberCaller } from './caller.ts';
import { addRetryAfter, isUnexpected, toFailure } from './error-replies.ts';
import { type Access, contracts, procedureAccess } from './procedure-access.ts';
import type { RequestLimits } from './request-limits.ts';
import { requireSession } from './require-session.ts';
import { createPullService } from './serve-pull.ts';
import type { ServerParts } from './server-parts.ts';
import { sessionRouter } from './session-router.ts';
import { syncRouter } from './sync-router.ts';
import { turnOf, type WorkQueue } from './work-queue.ts';

type Call = CallContext & { readonly reply: FastifyReply };

/** What a sign-in or a refresh needs, many times over. */
const maxStrangerBytes = 64 * 1024;

/** Serves every procedure of the contracts, each to whom the table of access names. */
export function addContractRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  { limits, queue }: { readonly limits: RequestLimits; readonly queue: WorkQueue },
): void {
  const handler = createHandler(parts);
  const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const context = { address: request.ip, caller: findCaller(request), reply };
    const { matched } = await handler.handle(request, reply, { context });
    // Another spelling of the path, which the router of the server takes and that of the contracts does not.
    if (!matched) throw apiFailure('COMMAND_UNKNOWN');
    return reply;
  };
  const serveInTurn = (request: FastifyRequest, reply: FastifyReply) =>
    queue.run(whoseTurn(request), async () => {
      // Gone while it waited: nobody reads what it asked for.
      if (reply.raw.destroyed) return reply.hijack();
      return serve(request, reply);
    });
  const servePull = createPullService(parts);
  const pull = (request: FastifyRequest, reply: FastifyReply) =>
    servePull(callerOf({ address: request.ip, caller: findCaller(request) }), request, reply);
  for (const { procedure, access } of listProcedures()) {
    const { method, path } = procedure['~orpc'].route;
    if (method === undefined || path === undefined)
      throw new Error('a procedure of the contract has no route');
    app.route({
      method,
      url: path,
      ...bodyLimitOf(procedure, access),
      // Before the body is read: strangers shall not make the server hold one.
      onRequest: (request) => admit(request, access, parts, limits),
      handler: procedure === syncApi.pull ? pull : serveInTurn,
    });
  }
}

function bodyLimitOf(procedure: AnyContractProcedure, access: Access): { readonly bodyLimit?: number } {
  if (access === 'anyone') return { bodyLimit: maxStrangerBytes };
  const isSealed = procedure === syncApi.sealedOutbox || procedure === syncApi.sealedFile;
  return isSealed ? { bodyLimit: maxSealedRequestBytes } : {};
}

/** Devices take turns. Strangers, whose addresses are limited, are each for themselves: many share one address. */
function whoseTurn(request: FastifyRequest): string {
  const caller = findCaller(request);
  return caller === undefined ? `request/${request.id}` : turnOf(caller);
}

/** Every procedure of the contracts with who may call it. */
export function listProcedures(): readonly { procedure: AnyContractProcedure; access: Access }[] {
  return Object.entries(contracts).flatMap(([contract, procedures]) => {
    const table: Readonly<Record<string, Access>> = procedureAccess[contract as keyof typeof contracts];
    return Object.entries(procedures).map(([name, procedure]) => {
      const access = table[name];
      if (access === undefined) throw new Error(`no access is named for ${contract}.${name}`);
      return { procedure, access };
    });
  });
}

async function admit(
  request: FastifyRequest,
  access: Access,
  parts: ServerParts,
  limits: RequestLimits,
): Promise<void> {
  if (access === 'anyone') return limits.forAddress(request.ip);
  const session = await requireSession(request, parts);
  limits.forCaller(session);
  if (!access.includes(session.actor.role)) throw apiFailure('FORBIDDEN');
  rememberCaller(request, session);
}

function createHandler(parts: ServerParts): OpenAPIHandler<Call> {
  const router = {
    session: sessionRouter(parts, createSignInThrottle(parts.store.db, parts.clock)),
    sync: syncRouter(parts),
    admin: adminRouter(parts),
  };
  return new OpenAPIHandler<Call>(router, {
    customErrorResponseBodyEncoder: failureBody,
    interceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          const failure = toFailure(error);
          if (isUnexpected(error, failure)) parts.log.bug(error, call.request.url.pathname);
          addRetryAfter(call.context.reply, failure);
          throw failure;
        }
      },
    ],
  });
}
