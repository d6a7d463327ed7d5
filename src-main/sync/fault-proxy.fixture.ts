import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What to do with a request instead of passing it on. */
export type Fault =
  | { readonly kind: 'pass'; readonly rewrite?: (body: string) => string }
  | { readonly kind: 'answer'; readonly status: number; readonly type: string; readonly body: string }
  /** The answer arrives when the promise resolves. */
  | { readonly kind: 'hold'; readonly until: Promise<void> }
  /** Cuts the line without a word. */
  | { readonly kind: 'cut' }
  /** The server gets the request and its answer is lost. */
  | { readonly kind: 'lose-answer' };

export type FaultProxy = {
  readonly url: string;
  /** Decides per request; the path and the number of requests to it so far. */
  onRequest(decide: (path: string, count: number) => Fault): void;
  /** Tells of the body of each request that comes in; the latest listener only. */
  onBody(listener: (path: string, body: string) => void): void;
  /** Cuts every open line. */
  cutAll(): void;
  close(): Promise<void>;
};

/** Stands between workstation and server on loopback and breaks what a test wants broken. */
export async function startFaultProxy(target: () => string): Promise<FaultProxy> {
  let decide: (path: string, count: number) => Fault = () => ({ kind: 'pass' });
  let listen: (path: string, body: string) => void = () => undefined;
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => listen(path, body));
    const fault = decide(path, count);
    if (fault.kind === 'cut') return void request.socket.destroy();
    if (fault.kind === 'answer') {
      response.writeHead(fault.status, { 'content-type': fault.type });
      return void response.end(fault.body);
    }
    passOn(target(), request, response, fault);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    onRequest(next) {
      counts.clear();
      decide = next;
    },
    onBody(next) {
      listen = next;
    },
    cutAll,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutAll();
      }),
  };
}

function passOn(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Extract<Fault, { kind: 'pass' | 'hold' | 'lose-answer' }>,
): void {
  const { host, connection, 'accept-encoding': encoding, ...headers } = request.headers;
  const onward = httpRequest(
    new URL(request.url ?? '/', target),
    { method: request.method, headers },
    (reply) => {
      if (fault.kind === 'lose-answer') {
        reply.resume();
        reply.on('end', () => request.socket.destroy());
        return;
      }
      const { 'content-length': length, ...replyHeaders } = reply.headers;
      response.writeHead(reply.statusCode ?? 502, replyHeaders);
      if (fault.kind === 'hold') return void fault.until.then(() => reply.pipe(response));
      if (fault.rewrite === undefined) return void reply.pipe(response);
      const { rewrite } = fault;
      let body = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => {
        body += chunk;
      });
      reply.on('end', () => response.end(rewrite(body)));
    },
  );
  onward.on('error', () => request.socket.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
