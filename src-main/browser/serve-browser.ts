import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { maxFileBytes } from '../../src-shared/domain/file-reference.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Engine } from '../engine/start-engine.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import { answerHttp, isOwnHost, isOwnOrigin } from './http-gate.ts';
import { listenHere } from './listen-here.ts';

export type ServeBrowserOptions = {
  /** The one that answers at the moment; undefined while one gives way to another. */
  readonly engine: () => Engine | undefined;
  readonly sessions: BrowserSessions;
  readonly rendererDirectory: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly log: Log;
};

export type BrowserServing = {
  readonly port: number;
  /** Ends the lines to the engine: windows connect anew. */
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
  let port = options.port;
  const server = createServer((request, response) => {
    answerHttp({ ...options, port: () => port }, request, response).catch((error: unknown) => {
      log('error', 'http.bug', { cause: error instanceof Error ? error.name : 'unknown' });
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isAllowed =
      isOwnHost(request, port) && isOwnOrigin(request, port) && sessions.isSession(request.headers.cookie);
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
      webSocket.on('error', () => webSocket.terminate());
      present.serveWebSocket(webSocket).catch((error: unknown) => {
        log('error', 'socket.bug', { cause: error instanceof Error ? error.name : 'unknown' });
        webSocket.terminate();
      });
    });
  });
  port = await listenHere(server, options.port);
  const cutLines = (): void => {
    for (const webSocket of sockets.clients) webSocket.terminate();
  };
  return {
    port,
    cutLines,
    close: () =>
      new Promise((resolve) => {
        cutLines();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
