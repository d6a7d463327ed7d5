import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { lineProtocol } from '../../src-shared/contract/browser-line.ts';
import { maxFileBytes } from '../../src-shared/domain/file-reference.ts';
import type { Log } from '../engine/ports/log.ts';
import type { EngineServing } from '../engine/serve-engine.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import { answerHttp, isOwnHost, isOwnOrigin } from './http-gate.ts';
import { listenHere } from './listen-here.ts';
import { ownUsers } from './peer-user.ts';

export type ServeBrowserOptions = {
  /** The one that answers at the moment; undefined while one gives way to another. */
  readonly engine: () => EngineServing | undefined;
  readonly sessions: BrowserSessions;
  readonly rendererDirectory: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly log: Log;
};

export type BrowserServing = {
  readonly port: number;
  /** Ends the lines to engines that have given way: their windows connect anew. */
  cutLines(): void;
  close(): Promise<void>;
};

const enginePath = '/engine';
// The largest file that is added goes in one message.
const maxMessageBytes = maxFileBytes + 1_000_000;

/**
 * Serves renderer and engine on 127.0.0.1, to browsers with a session.
 * @throws {HostFailure} when the port cannot be had.
 */
export async function serveBrowser(options: ServeBrowserOptions): Promise<BrowserServing> {
  const { engine, sessions, log } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const served = new Map<WebSocket, EngineServing>();
  const letIn = ownUsers();
  let port = options.port;
  const server = createServer((request, response) => {
    answerHttp({ ...options, letIn, port: () => port }, request, response).catch((error: unknown) => {
      log('error', 'http.bug', { cause: error instanceof Error ? error.name : 'unknown' });
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isAllowed =
      isOwnHost(request, port) &&
      isOwnOrigin(request, port) &&
      sessions.isLine(request.headers.cookie, lineKeyOf(request));
    if (!isAllowed || request.url !== enginePath) {
      refuse(socket, isAllowed ? '404 Not Found' : '403 Forbidden');
      return;
    }
    const present = engine();
    if (present === undefined) {
      refuse(socket, '503 Service Unavailable');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      served.set(webSocket, present);
      webSocket.on('close', () => served.delete(webSocket));
      webSocket.on('error', () => webSocket.terminate());
      present.serveWebSocket(webSocket).catch((error: unknown) => {
        log('error', 'socket.bug', { cause: error instanceof Error ? error.name : 'unknown' });
        webSocket.terminate();
      });
    });
  });
  port = await listenHere(server, options.port);
  const cut = (isOver: (engineOfLine: EngineServing) => boolean): void => {
    for (const [webSocket, engineOfLine] of served) if (isOver(engineOfLine)) webSocket.terminate();
  };
  return {
    port,
    cutLines: () => cut((engineOfLine) => engineOfLine !== engine()),
    close: () =>
      new Promise((resolve) => {
        cut(() => true);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page cannot send other headers with a socket than the protocols that it speaks. The answer names the first. */
function lineKeyOf({ headers }: IncomingMessage): string | undefined {
  const [protocol, key] = (headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
  return protocol === lineProtocol ? key : undefined;
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
