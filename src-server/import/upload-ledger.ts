import { z } from 'zod';
import { fail, failureCodeSchema, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { OperatorFile } from '../app/operator-file.ts';
import { headersWith, parseJson, refusal, unreachable } from '../client/call-server.ts';
import type { ImportReport } from './import-ledger.ts';
import { importReplySchema } from './import-reply.ts';

const liveTimeoutMs = 3000;
const uploadTimeoutMs = 15 * 60_000;

/** Failures of the import itself, which tell more than their code. */
const refusalSchema = z.object({
  code: failureCodeSchema,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
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

/**
 * Hands a ledger to a running server. Expected failures: what the server says of the file. Throws a StartFailure in
 * words where it refuses the request, or does not answer.
 */
export async function uploadLedger(
  { url, token }: { readonly url: string; readonly token: string },
  bytes: Uint8Array<ArrayBuffer>,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Result<ImportReport>> {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const reply = await send(`${url}/v1/import/ledger?${new URLSearchParams(given)}`, {
    method: 'POST',
    headers: { ...headersWith(token), 'content-type': 'application/octet-stream' },
    body: bytes,
    signal: AbortSignal.timeout(uploadTimeoutMs),
  });
  const body = parseJson(await reply.text());
  if (reply.ok) return succeed(importReplySchema.parse(body));
  const refused = refusalSchema.safeParse(body);
  if (refused.success) return fail(refused.data.code, refused.data.data);
  throw refusal(url, reply.status, body);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw unreachable(new URL(url).origin, error);
  }
}
