import { z } from 'zod';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { Reference } from '../../src-shared/domain/organisation/reference.ts';
import { parseJson } from '../../src-shared/domain/parse-json.ts';
import { adminApi } from '../../src-shared/protocol/admin-api.ts';
import type { ChainHead } from '../../src-shared/protocol/chain-head.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { type FileReceived, fileReceivedSchema } from '../../src-shared/protocol/file-api.ts';
import type { SealedPieceRequest } from '../../src-shared/protocol/sealed-file-api.ts';
import {
  type SealedCommand,
  type SealedOutboxReply,
  sealedOutboxReplySchema,
} from '../../src-shared/protocol/sealed-outbox-api.ts';
import {
  type changePasswordRequestSchema,
  type refreshRequestSchema,
  type SessionReply,
  sessionApi,
  sessionReplySchema,
  type signInRequestSchema,
} from '../../src-shared/protocol/session-api.ts';
import {
  type CommandsReply,
  commandsReplySchema,
  type DigestReply,
  digestReplySchema,
  type PullReply,
  type PullRequest,
  pullReplySchema,
  type ReceiptBlock,
  receiptBlockReplySchema,
  streamPath,
  syncApi,
} from '../../src-shared/protocol/sync-api.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import type { SendRequest } from '../engine/ports/send-request.ts';
import { answeredBetween } from './answered-between.ts';
import { failureOfStatus } from './failure-of-status.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { sendStraight } from './send-request.ts';
import { offline } from './why-offline.ts';

export type Credentials = z.input<typeof signInRequestSchema>;
type RefreshRequest = z.input<typeof refreshRequestSchema>;
type PasswordRequest = z.input<typeof changePasswordRequestSchema>;

/** Commands of a device, and where its audit chain ends while they are sent. */
type CommandsRequest = {
  readonly deviceId: string;
  readonly chain: ChainHead;
  readonly commands: readonly unknown[];
};

/** A page with what it weighed, in bytes of JSON. */
export type PulledPage = PullReply & { readonly bytes: number };

/** The server's HTTP paths with every reply checked. Failures are values; nothing here retries. */
export type ServerClient = {
  signIn(credentials: Credentials): Promise<Result<SessionReply>>;
  refresh(request: RefreshRequest): Promise<Result<SessionReply>>;
  changePassword(
    accessToken: string,
    request: PasswordRequest,
    signal: AbortSignal,
  ): Promise<Result<unknown>>;
  putReference(accessToken: string, document: Reference, signal: AbortSignal): Promise<Result<unknown>>;
  pull(accessToken: string, request: PullRequest, signal: AbortSignal): Promise<Result<PulledPage>>;
  digest(
    accessToken: string,
    collections: readonly CollectionName[],
    signal: AbortSignal,
  ): Promise<Result<DigestReply>>;
  /** R2: receipt numbers beyond the last that this device was given. */
  receiptBlock(accessToken: string, lastNumber: number, signal: AbortSignal): Promise<Result<ReceiptBlock>>;
  commands(
    accessToken: string,
    request: CommandsRequest,
    signal: AbortSignal,
  ): Promise<Result<CommandsReply>>;
  /** Hands in what a former file of the workstation has left sealed; an answer for each. */
  sealedOutbox(
    accessToken: string,
    commands: readonly SealedCommand[],
    signal: AbortSignal,
  ): Promise<Result<SealedOutboxReply>>;
  /** Hands in a piece of a file that a former file of the workstation has left sealed. */
  sealedFile(
    accessToken: string,
    request: SealedPieceRequest,
    signal: AbortSignal,
  ): Promise<Result<FileReceived>>;
  /** The hint stream's bytes, as soon as the server has accepted it. */
  openStream(accessToken: string, signal: AbortSignal): Promise<Result<ReadableStream<Uint8Array>>>;
};

export type ServerClientOptions = {
  /** Undefined before the workstation knows its server: nothing is reached then. */
  readonly serverUrl: () => string | undefined;
  /** How long a request may take, in milliseconds; for the stream: until it is accepted. */
  readonly requestLimitMs?: number;
  /** Straight, where nothing is said. */
  readonly sendRequest?: SendRequest | undefined;
  /** Ends every request that is under way. */
  readonly signal: AbortSignal;
};

type Route = { readonly '~orpc': { readonly route: { readonly path?: string } } };
type Post = {
  readonly route: Route;
  readonly body: unknown;
  readonly token?: string;
  readonly signal?: AbortSignal;
};

/** Talks to the server with plain HTTP and JSON. */
export function createServerClient(options: ServerClientOptions): ServerClient {
  const { requestLimitMs = 30_000, signal: closing, sendRequest: send = sendStraight } = options;
  const addressOf = (path: string) => `${(options.serverUrl() ?? '').replace(/\/+$/, '')}${path}`;
  const post = async ({ route, body, token, signal }: Post): Promise<Result<Reply>> => {
    const ends = [closing, AbortSignal.timeout(requestLimitMs), ...(signal === undefined ? [] : [signal])];
    const url = addressOf(route['~orpc'].route.path ?? '');
    const init = {
      method: 'POST',
      headers: { ...headersWith(token), 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any(ends),
    };
    return exchange(url, init, send);
  };
  const ask = async <Schema extends z.ZodType>(schema: Schema, request: Post) => {
    const reply = await post(request);
    return reply.ok ? readReply(schema, reply.value) : reply;
  };
  return {
    async signIn(credentials) {
      const reply = await ask(sessionReplySchema, { route: sessionApi.signIn, body: credentials });
      return !reply.ok && reply.failure.code === 'SIGN_IN_NEEDED' ? fail('SIGN_IN_FAILED') : reply;
    },
    refresh: (body) => ask(sessionReplySchema, { route: sessionApi.refresh, body }),
    changePassword: (token, body, signal) =>
      ask(z.object({}), { route: sessionApi.changePassword, body, token, signal }),
    putReference: (token, document, signal) =>
      ask(z.object({}), { route: adminApi.putReference, body: { document }, token, signal }),
    async pull(token, body, signal) {
      const reply = await post({ route: syncApi.pull, body, token, signal });
      if (!reply.ok) return reply;
      const page = readReply(pullReplySchema, reply.value);
      return page.ok ? succeed({ ...page.value, bytes: reply.value.bytes }) : page;
    },
    digest: (token, collections, signal) =>
      ask(digestReplySchema, { route: syncApi.digest, body: { collections }, token, signal }),
    receiptBlock: (token, lastNumber, signal) =>
      ask(receiptBlockReplySchema, { route: syncApi.receiptBlock, body: { lastNumber }, token, signal }),
    commands: (token, body, signal) =>
      ask(commandsReplySchema, { route: syncApi.commands, body, token, signal }),
    sealedOutbox: (token, commands, signal) =>
      ask(sealedOutboxReplySchema, { route: syncApi.sealedOutbox, body: { commands }, token, signal }),
    sealedFile: (token, body, signal) =>
      ask(fileReceivedSchema, { route: syncApi.sealedFile, body, token, signal }),
    openStream: (token, signal) =>
      openStream(addressOf(streamPath), token, { signal, acceptLimitMs: requestLimitMs, send }),
  };
}

/** The headers of every request: the version of the protocol, and who asks. */
export function headersWith(token: string | undefined): Record<string, string> {
  const version = { [protocolHeader]: String(protocolVersion), accept: 'application/json' };
  return token === undefined ? version : { ...version, authorization: `Bearer ${token}` };
}

type Reply = {
  readonly status: number;
  readonly text: string;
  readonly bytes: number;
  readonly retryAfterSeconds: number | undefined;
};

/** Status and body; OFFLINE where network, time limit or abort kept the reply away. */
async function exchange(url: string, init: RequestInit, send: SendRequest): Promise<Result<Reply>> {
  const sent = await send(url, init);
  if ('error' in sent) return offline(sent.error, sent.isProxied);
  const { response } = sent;
  try {
    const body = await response.arrayBuffer();
    const { status } = response;
    const text = new TextDecoder().decode(body);
    const between = answeredBetween(response, text);
    if (between !== undefined) return between;
    return succeed({
      status,
      text,
      bytes: body.byteLength,
      retryAfterSeconds: waitAskedFor(response),
    });
  } catch (error) {
    // For the caller they are the same, whatever fetch says: the server was not reached.
    return offline(error, false);
  }
}

/** Of a busy server only (429, 503): elsewhere the header means something else. */
export function waitAskedFor({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  return retryAfterSeconds(headers.get('retry-after'), Date.now());
}

/** A 200 that is not what the contract says is a failure like any other. */
function readReply<Schema extends z.ZodType>(
  schema: Schema,
  { status, text, retryAfterSeconds: waitSeconds }: Reply,
): Result<z.output<Schema>> {
  if (status < 200 || status > 299) {
    return failureOfStatus({ status, body: text, retryAfterSeconds: waitSeconds });
  }
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success ? succeed(parsed.data) : fail('SERVER_REPLY_INVALID');
}

type StreamTerms = {
  readonly signal: AbortSignal;
  readonly acceptLimitMs: number;
  readonly send: SendRequest;
};

async function openStream(
  url: string,
  token: string,
  { signal, acceptLimitMs, send }: StreamTerms,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const accepting = new AbortController();
  const limit = setTimeout(() => accepting.abort(), acceptLimitMs);
  const init = {
    headers: { ...headersWith(token), accept: 'text/event-stream' },
    signal: AbortSignal.any([signal, accepting.signal]),
  };
  try {
    const sent = await send(url, init);
    if ('error' in sent) return offline(sent.error, sent.isProxied);
    const { response } = sent;
    const between = answeredBetween(response);
    if (between !== undefined) {
      await response.body?.cancel();
      return between;
    }
    if (!response.ok) {
      const { status } = response;
      const body = await response.text();
      return failureOfStatus({ status, body, retryAfterSeconds: waitAskedFor(response) });
    }
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    if (isStream && response.body !== null) return succeed(response.body);
    await response.body?.cancel();
    return fail('SERVER_REPLY_INVALID');
  } catch (error) {
    // As above: not reached.
    return offline(error, false);
  } finally {
    clearTimeout(limit);
  }
}
