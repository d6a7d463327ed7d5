import { protocolHeader, protocolVersion } from '../../../src-shared/protocol/version.ts';

/** A request as it reaches the server. */
export type WireRequest = {
  readonly device: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

export type WireReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A reply whose body goes on: the stream of hints. */
export type WireStream = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Begins to hand on the body. */
  readonly read: (onBytes: (bytes: Uint8Array) => void, onEnd: () => void) => void;
  readonly cancel: () => void;
};

export const strangeReplies: readonly WireReply[] = [
  { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please accept the terms</html>' },
  { status: 200, headers: { 'content-type': 'application/json' }, body: '{"documents":"none"}' },
  { status: 401, headers: { 'content-type': 'text/plain' }, body: 'proxy authentication' },
  { status: 429, headers: {}, body: '' },
  { status: 500, headers: { 'content-type': 'text/html' }, body: '<html>Oops</html>' },
  { status: 502, headers: {}, body: '' },
];

/** The access token that a request carries. */
export function bearerOf({ headers }: WireRequest): string | undefined {
  return headers.authorization?.replace('Bearer ', '');
}

/** The headers of a JSON request, with a token where there is one. */
export function protocolHeaders(token: string | undefined): Readonly<Record<string, string>> {
  const headers = { 'content-type': 'application/json', [protocolHeader]: String(protocolVersion) };
  return token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` };
}
