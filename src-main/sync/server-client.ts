import type { z } from 'zod';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import {
  type CommandsReply,
  commandsReplySchema,
  type PullReply,
  type PullRequest,
  pullReplySchema,
  type SessionReply,
  sessionReplySchema,
  streamPath,
  syncApi,
} from '../../src-shared/protocol/sync-api.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import { failureOfStatus } from './failure-of-status.ts';
import { parseJson } from './parse-json.ts';

export type Credentials = {
  readonly userName: string;
  readonly password: string;
  readonly deviceId: string;
  readonly deviceName: string;
};

/** The server's HTTP paths with every reply checked. Failures are values; nothing here retries. */
export type ServerClient = {
  signIn(credentials: Credentials): Promise<Result<SessionReply>>;
  refresh(refreshToken: string, deviceId: string): Promise<Result<SessionReply>>;
  pull(accessToken: string, request: PullRequest, signal: AbortSignal): Promise<Result<PullReply>>;
  commands(
    accessToken: string,
    request: { readonly deviceId: string; readonly commands: readonly unknown[] },
    signal: AbortSignal,
  ): Promise<Result<CommandsReply>>;
  /** The hint stream's bytes, as soon as the server has accepted it. */
  openStream(accessToken: string, signal: AbortSignal): Promise<Result<ReadableStream<Uint8Array>>>;
};

export type ServerClientOptions = {
  readonly serverUrl: string;
  /** How long a request may take, in milliseconds; for the stream: until it is accepted. */
  readonly requestLimitMs?: number;
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
  const { requestLimitMs = 30_000, signal: closing } = options;
  const base = options.serverUrl.replace(/\/+$/, '');
  const post = async <Schema extends z.ZodType>(
    schema: Schema,
    { route, body, token, signal }: Post,
  ): Promise<Result<z.output<Schema>>> => {
    const ends = [closing, AbortSignal.timeout(requestLimitMs), ...(signal === undefined ? [] : [signal])];
    const reply = await exchange(`${base}${route['~orpc'].route.path ?? ''}`, {
      method: 'POST',
      headers: { ...headersWith(token), 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any(ends),
    });
    return reply === undefined ? fail('OFFLINE') : readReply(schema, reply);
  };
  return {
    async signIn(credentials) {
      const reply = await post(sessionReplySchema, { route: syncApi.signIn, body: credentials });
      return !reply.ok && reply.failure.code === 'SIGN_IN_NEEDED' ? fail('SIGN_IN_FAILED') : reply;
    },
    refresh: (refreshToken, deviceId) =>
      post(sessionReplySchema, { route: syncApi.refresh, body: { refreshToken, deviceId } }),
    pull: (token, body, signal) => post(pullReplySchema, { route: syncApi.pull, body, token, signal }),
    commands: (token, body, signal) =>
      post(commandsReplySchema, { route: syncApi.commands, body, token, signal }),
    openStream: (token, signal) => openStream(`${base}${streamPath}`, token, signal, requestLimitMs),
  };
}

function headersWith(token: string | undefined): Record<string, string> {
  const version = { [protocolHeader]: String(protocolVersion), accept: 'application/json' };
  return token === undefined ? version : { ...version, authorization: `Bearer ${token}` };
}

type Reply = { readonly status: number; readonly text: string };

/** Status and body; undefined where network, time limit or abort kept the reply away. */
async function exchange(url: string, init: RequestInit): Promise<Reply | undefined> {
  try {
    const response = await fetch(url, init);
    return { status: response.status, text: await response.text() };
  } catch {
    // fetch tells these apart by message only, and for the caller they are the same: the server was not reached.
    return undefined;
  }
}

/** A 200 that is not what the contract says (a proxy's login page) is a failure like any other. */
function readReply<Schema extends z.ZodType>(
  schema: Schema,
  { status, text }: Reply,
): Result<z.output<Schema>> {
  if (status < 200 || status > 299) return failureOfStatus(status, text);
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success ? succeed(parsed.data) : fail('SERVER_REPLY_INVALID');
}

async function openStream(
  url: string,
  token: string,
  signal: AbortSignal,
  acceptLimitMs: number,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const accepting = new AbortController();
  const limit = setTimeout(() => accepting.abort(), acceptLimitMs);
  const init = {
    headers: { ...headersWith(token), accept: 'text/event-stream' },
    signal: AbortSignal.any([signal, accepting.signal]),
  };
  try {
    const response = await fetch(url, init);
    if (!response.ok) return failureOfStatus(response.status, await response.text());
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    if (isStream && response.body !== null) return succeed(response.body);
    await response.body?.cancel();
    return fail('SERVER_REPLY_INVALID');
  } catch {
    // As above: not reached.
    return fail('OFFLINE');
  } finally {
    clearTimeout(limit);
  }
}
