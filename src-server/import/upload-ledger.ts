import { z } from 'zod';
import { fail, failureCodeSchema, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import type { OperatorFile } from '../app/operator-file.ts';
import type { ImportReport } from './import-ledger.ts';
import { importReplySchema } from './import-reply.ts';

const liveTimeoutMs = 3000;
const uploadTimeoutMs = 15 * 60_000;

const refusalSchema = z.object({
  code: failureCodeSchema,
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** True when the server that the file names answers. */
export async function isLive(server: OperatorFile): Promise<boolean> {
  try {
    const reply = await fetch(`${server.url}/livez`, { signal: AbortSignal.timeout(liveTimeoutMs) });
    return reply.ok;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
}

/** Hands a ledger to a running server. Expected failures: what the server answers, or SERVER_UNAVAILABLE. */
export async function uploadLedger(
  server: OperatorFile,
  bytes: Uint8Array<ArrayBuffer>,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Result<ImportReport>> {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const reply = await fetch(`${server.url}/v1/import/ledger?${new URLSearchParams(given)}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.operatorToken}`,
      'content-type': 'application/octet-stream',
      [protocolHeader]: String(protocolVersion),
    },
    body: bytes,
    signal: AbortSignal.timeout(uploadTimeoutMs),
  });
  const body: unknown = await reply.json();
  if (reply.ok) return succeed(importReplySchema.parse(body));
  const refused = refusalSchema.safeParse(body);
  return refused.success ? fail(refused.data.code, refused.data.data) : fail('SERVER_UNAVAILABLE');
}
