import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { lineProtocol, noKeyPath } from '../../src-shared/contract/browser-line.ts';
import type { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { takeLineKey } from './line-key.ts';

export type EngineClient = ContractRouterClient<typeof engineContract>;

/** `connected` gives a client for this one connection; after `lost` another attempt follows by itself. */
export type ConnectionListener = {
  readonly connected: (client: EngineClient) => void;
  readonly lost: () => void;
};

const enginePortMessage = 'duebook:engine-port';
const firstRetryMs = 250;
const longestRetryMs = 4_000;

/** Connects to the engine of the host that this page runs in and stays connected for the life of the page. */
export function connectEngine(listener: ConnectionListener): void {
  if (window.duebook !== undefined) {
    window.addEventListener('message', (event) => receivePort(event, listener));
    window.duebook.requestEnginePort();
    return;
  }
  const lineKey = takeLineKey(window);
  // Its store was emptied: the host says in words how to be let in.
  if (lineKey === undefined) location.replace(noKeyPath);
  else connectSocket({ address: `ws://${location.host}/engine`, lineKey }, listener, firstRetryMs);
}

let presentPort: MessagePort | undefined;

/** Only the page's own window may hand a port in: that is the preload; a frame or another window is not. */
function receivePort(event: MessageEvent, listener: ConnectionListener): void {
  const [port] = event.ports;
  if (event.source !== window || event.data !== enginePortMessage || port === undefined) return;
  connectPort(port, listener);
}

function connectPort(port: MessagePort, listener: ConnectionListener): void {
  const client: EngineClient = createORPCClient(new PortLink({ port }));
  presentPort = port;
  // The end of an earlier port may be heard of only after the next one is here.
  port.addEventListener('close', () => {
    if (port === presentPort) listener.lost();
  });
  port.start();
  listener.connected(client);
}

type Line = { readonly address: string; readonly lineKey: string };

function connectSocket(line: Line, listener: ConnectionListener, retryMs: number): void {
  const socket = new WebSocket(line.address, [lineProtocol, line.lineKey]);
  // Before anything else hears of the end of the line: calls have ended by the time they are cancelled for it, and no
  // message that cancels them is sent over a closed line.
  const client: EngineClient = createORPCClient(new SocketLink({ websocket: socket }));
  let nextRetryMs = Math.min(retryMs * 2, longestRetryMs);
  socket.addEventListener('open', () => {
    nextRetryMs = firstRetryMs;
    listener.connected(client);
  });
  // A refused connection fires error and close; close alone is enough to try again.
  socket.addEventListener('close', () => {
    listener.lost();
    setTimeout(() => connectSocket(line, listener, nextRetryMs), retryMs);
  });
}
