import type { IncomingMessage, ServerResponse } from 'node:http';
import { lineKeyMark, noKeyPath } from '../../src-shared/contract/browser-line.ts';
import type { BrowserSession, BrowserSessions } from './browser-sessions.ts';
import { ownNames } from './own-names.ts';
import { isOfOwnUser, type LetIn } from './peer-user.ts';
import { answerWithPage } from './plain-page.ts';
import { refusalPage } from './refusal-page.ts';
import { securityHeaders } from './security-headers.ts';
import { findStaticFile } from './static-files.ts';

export type HttpGateOptions = {
  readonly rendererDirectory: string;
  readonly sessions: BrowserSessions;
  readonly port: () => number;
  /** Whose programs the one-time address lets in. */
  readonly letIn: LetIn | undefined;
};

/** True for requests that a page on another name (DNS rebinding) could not have made. */
export function isOwnHost(request: IncomingMessage, port: number): boolean {
  return ownNames(port).includes(request.headers.host ?? '');
}

/** True for a WebSocket that our own page opens. */
export function isOwnOrigin(request: IncomingMessage, port: number): boolean {
  return ownNames(port).some((name) => request.headers.origin === `http://${name}`);
}

/** Answers one request: token exchange, then files of the renderer for those who have a session. */
export async function answerHttp(
  options: HttpGateOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { sessions, rendererDirectory, port } = options;
  const send = (status: number, words: string): void => sendWords(response, port(), status, words);
  if (!isOwnHost(request, port())) return send(403, 'Wrong host name.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'Only GET is answered here.');
  const url = URL.parse(request.url ?? '/', `http://127.0.0.1:${port()}`);
  if (url === null) return send(400, 'This is not an address.');
  const token = url.pathname === '/' ? url.searchParams.get('token') : null;
  if (token !== null) {
    return redeem(options, token, request, response);
  }
  if (url.pathname === noKeyPath || !sessions.isSession(request.headers.cookie)) {
    return answerWithPage(response, refusalPage('session', request.headers['accept-language']));
  }
  const file = await findStaticFile(rendererDirectory, url.pathname);
  if (file === undefined) return send(404, 'There is nothing here.');
  const cache = file.isImmutable ? 'private, max-age=31536000, immutable' : 'no-cache';
  response.writeHead(200, {
    ...securityHeaders(port()),
    'content-type': file.type,
    'cache-control': cache,
  });
  response.end(request.method === 'HEAD' ? undefined : file.content);
}

async function redeem(
  { sessions, letIn, port }: HttpGateOptions,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // It is not used up by whoever was quicker than the browser that it is for.
  if (!(await isOfOwnUser(request.socket, letIn))) {
    answerWithPage(response, refusalPage('user', request.headers['accept-language']));
    return;
  }
  // A HEAD (a link preview) must not use the token up.
  const session = request.method === 'GET' ? sessions.redeem(token) : undefined;
  // A used address in the browser that used it (a click in the terminal, a bookmark) leads to where it led before.
  if (session === undefined && !sessions.isSession(request.headers.cookie)) {
    answerWithPage(response, refusalPage('token', request.headers['accept-language']));
    return;
  }
  response.writeHead(303, {
    ...securityHeaders(port()),
    ...(session === undefined ? { location: '/' } : sessionHeaders(sessions.cookieName, session)),
    'cache-control': 'no-store',
  });
  response.end();
}

function sessionHeaders(cookieName: string, { cookie, lineKey }: BrowserSession) {
  return {
    'set-cookie': `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/; Max-Age=31536000`,
    // What stands behind the # reaches the page and no server.
    location: `/${lineKeyMark}${lineKey}`,
  };
}

function sendWords(response: ServerResponse, port: number, status: number, words: string): void {
  const plain = { 'content-type': 'text/plain', 'cache-control': 'no-store' };
  response.writeHead(status, { ...securityHeaders(port), ...plain });
  response.end(words);
}
