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
};

type Route = { readonly '~orpc': { readonly route: { readonly path?: string } } };
type Post = {
  readonly route: Route;
  readonly body: unknown;
  readonly token?: string;
  readonly signal?: AbortSignal;
};

/** Talks to the server with plain HTTP and JSON. */
export function createServerClient({
  serverUrl,
  requestLimitMs = 30_000,
}: ServerClientOptions): ServerClient {
  const base = serverUrl.replace(/\/+$/, '');
  const post = async <Schema extends z.ZodType>(
    schema: Schema,
    { route, body, token, signal }: Post,
  ): Promise<Result<z.output<Schema>>> => {
    const url = `${base}${route['~orpc'].route.path ?? ''}`;
    const limit = AbortSignal.timeout(requestLimitMs);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headersWith(token), 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      });
      return await readReply(schema, response);
    } catch {
      // fetch rejects for the network, the time limit and the abort alike: the server was not reached.
      return fail('OFFLINE');
    }
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

/** A 200 that is not what the contract says (a proxy's login page) is a failure like any other. */
async function readReply<Schema extends z.ZodType>(
  schema: Schema,
  response: Response,
): Promise<Result<z.output<Schema>>> {
  const text = await response.text();
  if (!response.ok) return failureOfStatus(response.status, text);
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
  try {
    const response = await fetch(url, {
      headers: { ...headersWith(token), accept: 'text/event-stream' },
      signal: AbortSignal.any([signal, accepting.signal]),
    });
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
