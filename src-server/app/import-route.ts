import { timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { businessDateSchema } from '../../src-shared/domain/calendar/business-date.ts';
import { type Failure, fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { chooseOrganisation } from '../import/choose-organisation.ts';
import { ledgerMappingSchema } from '../import/column-mapping.ts';
import { type ImportReport, importLedger } from '../import/import-ledger.ts';
import { maxLedgerBytes } from '../import/ledger-limits.ts';
import { sha256 } from '../store/sha256.ts';
import { apiFailure } from './api-failure.ts';
import { bearerToken, requireSession } from './require-session.ts';
import type { ServerParts } from './server-parts.ts';

/** The options of an import, as the query of the route. */
const importQuerySchema = z.object({
  asOf: businessDateSchema.optional(),
  currency: z.string().max(10),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  collector: z.string().max(200).optional(),
  organisation: z.string().max(64).optional(),
  /** A saved mapping, as JSON. */
  mapping: z.string().max(10_000).optional(),
});

const rowsPerPart = 5000;

/** Without an organisation: whoever runs the machine may import into each. */
type Importer = { readonly tenantId: string | undefined; readonly actorId: string };

/** `POST /v1/import/ledger`: the file is the body. For administrators, and for the operator of this machine. */
export async function addImportRoute(app: FastifyInstance, parts: ServerParts): Promise<void> {
  // In a scope of its own: no other route takes bodies of this kind, let alone of this length.
  await app.register(async (scope) => addRoute(scope, parts));
}

function addRoute(scope: FastifyInstance, parts: ServerParts): void {
  scope.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: maxLedgerBytes },
    async (_request: unknown, body: Buffer) => body,
  );
  scope.post('/v1/import/ledger', {
    bodyLimit: maxLedgerBytes,
    // Before the body is read: nobody else may make the server hold 64 MB.
    onRequest: async (request) => {
      await findImporter(request, parts);
    },
    handler: async (request, reply) => {
      const importer = await findImporter(request, parts);
      const query = importQuerySchema.safeParse(request.query);
      if (!query.success || !(request.body instanceof Buffer)) throw apiFailure('COMMAND_INVALID');
      const { mapping: mappingText, asOf = parts.today(), organisation: wanted, ...options } = query.data;
      const mapping = readMapping(mappingText);
      const tenantId = await findTenant(parts, importer, wanted);
      if (!tenantId.ok) return reply.status(422).send(refusal(tenantId.failure));
      const { actorId } = importer;
      const onBug = (error: unknown): void => parts.log.bug(error, 'import of an account');
      const given = {
        ...options,
        tenantId: tenantId.value,
        actorId,
        asOf,
        mapping,
        clock: parts.clock,
        onBug,
      };
      const done = await importLedger(parts.store, request.body, given);
      if (!done.ok) return reply.status(422).send(refusal(done.failure));
      return reply.type('application/json').send(Readable.from(reportParts(done.value)));
    },
  });
}

/** The report as JSON in parts: two million skipped rows in one piece would hold up everybody else. */
async function* reportParts({ skipped, ...report }: ImportReport): AsyncGenerator<string> {
  yield `${JSON.stringify(report).slice(0, -1)},"skipped":[`;
  for (let start = 0; start < skipped.length; start += rowsPerPart) {
    const rows = JSON.stringify(skipped.slice(start, start + rowsPerPart)).slice(1, -1);
    yield start === 0 ? rows : `,${rows}`;
    await nextTurn();
  }
  yield ']}';
}

function refusal({ code, params }: Failure) {
  return { defined: false, code, status: 422, message: 'The file was not imported.', data: params };
}

async function findImporter(request: FastifyRequest, parts: ServerParts): Promise<Importer> {
  if (isOperator(bearerToken(request), parts.operatorToken)) {
    return { tenantId: undefined, actorId: 'operator' };
  }
  const session = await requireSession(request, parts);
  if (session.actor.role !== 'administrator') throw apiFailure('FORBIDDEN');
  return { tenantId: session.tenantId, actorId: session.actor.userId };
}

/** The organisation of the session, else the one that the operator names, or the only one. */
async function findTenant(
  { store }: ServerParts,
  { tenantId }: Importer,
  wanted: string | undefined,
): Promise<Result<string>> {
  if (tenantId !== undefined) {
    const isOwn = wanted === undefined || wanted === tenantId;
    return isOwn ? succeed(tenantId) : fail('MAPPING_INVALID', { field: 'organisation' });
  }
  const chosen = await chooseOrganisation(store.db, wanted);
  return chosen.ok ? succeed(chosen.value.id) : chosen;
}

function isOperator(given: string | undefined, operatorToken: string | null): boolean {
  if (given === undefined || operatorToken === null) return false;
  return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(operatorToken)));
}

function readMapping(text: string | undefined) {
  if (text === undefined) return undefined;
  try {
    return ledgerMappingSchema.parse(JSON.parse(text));
  } catch {
    throw apiFailure('MAPPING_INVALID');
  }
}
