import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request as it arrived, whole. */
export type HeldRequest = {
  readonly method: string | undefined;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** An answer, whole. */
export type HeldAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

export async function holdRequest(request: IncomingMessage): Promise<HeldRequest> {
  const { method, url = '/', headers } = request;
  return { method, path: url, headers, body: await buffer(request) };
}

/** Passes a request on; resolves with the answer as soon as its head is there. Rejects where nobody answers. */
export function forward(target: string, held: HeldRequest): Promise<IncomingMessage> {
  // The name of this host and its handling of the line are its own; the length follows the body.
  const { host, connection, 'transfer-encoding': encoding, ...headers } = held.headers;
  return new Promise((resolve, reject) => {
    const onward = httpRequest(
      new URL(held.path, target),
      { method: held.method, headers, agent: false },
      resolve,
    );
    onward.once('error', reject);
    onward.end(held.body);
  });
}

/** Passes a request on and waits for the whole answer. */
export async function exchange(target: string, held: HeldRequest): Promise<HeldAnswer> {
  const answer = await forward(target, held);
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await buffer(answer) };
}

/** The headers of an answer that come through as they are; those of the line between two hosts do not. */
export function headersToPass(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const {
    connection,
    'keep-alive': keepAlive,
    'transfer-encoding': encoding,
    'content-length': length,
    ...rest
  } = headers;
  return rest;
}
