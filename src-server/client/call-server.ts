import { z } from 'zod';
import { failureCodeSchema } from '../../src-shared/domain/failure.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import { StartFailure } from '../app/start-failure.ts';

/** A procedure of a contract. */
export type Procedure = {
  readonly '~orpc': {
    readonly route: { readonly path?: string };
    readonly inputSchema?: z.ZodType;
    readonly outputSchema?: z.ZodType;
  };
};
type InputOf<Called extends Procedure> = z.input<NonNullable<Called['~orpc']['inputSchema']>>;
type OutputOf<Called extends Procedure> = z.output<NonNullable<Called['~orpc']['outputSchema']>>;

/** Calls procedures of the contracts; throws a StartFailure that says what the server answered. */
export type CallServer = <Called extends Procedure>(
  procedure: Called,
  input: InputOf<Called>,
) => Promise<OutputOf<Called>>;

const timeoutMs = 60_000;
const failureSchema = z.object({ code: failureCodeSchema, message: z.string() });

/** Talks to a server with plain HTTP and JSON, as its contracts say; signed in with a token, else as a stranger. */
export function createCaller(serverUrl: string, token?: string): CallServer {
  return async (procedure, input) => {
    const { route, outputSchema } = procedure['~orpc'];
    const reply = await post(`${serverUrl}${route.path ?? ''}`, JSON.stringify(input), headersWith(token));
    const body = parseJson(await reply.text());
    if (!reply.ok) throw refusal(serverUrl, reply.status, body);
    const parsed = outputSchema?.safeParse(body);
    if (parsed?.success === true) return parsed.data as never;
    throw new StartFailure(`What answers at ${serverUrl} is no Duebook server of this version.`);
  };
}

/** The headers of a request, of whoever holds the token. */
export function headersWith(token: string | undefined): Record<string, string> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { 'content-type': 'application/json', [protocolHeader]: String(protocolVersion), ...authorization };
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw unreachable(new URL(url).origin, error);
  }
}

/** What to say of a request that had no answer. */
export function unreachable(serverUrl: string, error: unknown): unknown {
  if (!(error instanceof TypeError) && !(error instanceof DOMException)) return error;
  const cause: unknown = error instanceof TypeError ? error.cause : undefined;
  const why = cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
  return new StartFailure(`The server at ${serverUrl} cannot be reached (${why}).`);
}

/** What to say of an answer that is no success. */
export function refusal(serverUrl: string, status: number, body: unknown): StartFailure {
  const failure = failureSchema.safeParse(body);
  return new StartFailure(
    failure.success
      ? `${failure.data.message} (${failure.data.code})`
      : `What answers at ${serverUrl} is no Duebook server (status ${status}).`,
  );
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
