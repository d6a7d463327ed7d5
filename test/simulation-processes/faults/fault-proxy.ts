import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { streamPath } from '../../../src-shared/protocol/sync-api.ts';
import { answerWith, breakLine } from './answer-with.ts';
import { holdRequest } from './forward.ts';
import { passStream } from './pass-stream.ts';
import type { Fault } from './weather.ts';

/** Stands between one workstation and the server on loopback, and breaks what it is told to. */
export type FaultProxy = {
  readonly url: string;
  close(): Promise<void>;
};

/** What happens to the next request; undefined where it passes. */
export type ChooseFault = (isStream: boolean) => Fault | undefined;

export async function startFaultProxy(target: string, choose: ChooseFault): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    pass(target, choose, request, response).catch(() => breakLine(response));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A workstation that was killed.
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function pass(
  target: string,
  choose: ChooseFault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const held = await holdRequest(request);
  const isStream = held.path === streamPath;
  const fault = choose(isStream);
  const exchange = { target, held, response };
  const isOfStream = fault === undefined || fault.kind.startsWith('stream-') || fault.kind === 'latency';
  if (isStream && isOfStream) await passStream(fault, exchange);
  else await answerWith(fault, exchange);
}
