import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { createParser } from 'eventsource-parser';
import { type Hint, hintSchema, streamPath } from '../../../src-shared/protocol/sync-api.ts';
import { protocolHeader, protocolVersion } from '../../../src-shared/protocol/version.ts';

export type WireReply = {
  readonly status: number;
  readonly text: string;
  /** How long the server asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number;
};

/** An open hint stream; `ended` resolves when it is over, by whomever. */
export type WireStream = { readonly ended: Promise<void>; close(): void };

/** HTTP as workstations speak it, with connections that are kept, and as little work as can be on this side. */
export class Wire {
  readonly #base: string;
  readonly #agent = new Agent({ keepAlive: true });
  /** Replies by status, or by the code of the error where there was none. */
  readonly statuses = new Map<string, number>();

  constructor(base: string) {
    this.#base = base;
  }

  async post(path: string, body: unknown, token?: string): Promise<WireReply> {
    const text = JSON.stringify(body);
    const headers = { ...headersWith(token), 'content-type': 'application/json' };
    for (;;) {
      const asked = this.#request('POST', path, headers);
      const reply = await this.#exchange(asked, text);
      // The server had closed a connection that was kept: it has seen nothing of the request.
      if (reply.errorCode === 'ECONNRESET' && asked.reusedSocket) continue;
      this.#count(reply.errorCode ?? String(reply.status));
      return reply;
    }
  }

  /** Opens the hint stream; the status where it was not accepted. */
  async stream(token: string, onHint: (hint: Hint) => void): Promise<WireStream | number> {
    const asked = this.#request('GET', streamPath, { ...headersWith(token), accept: 'text/event-stream' });
    const opened = await answerOf(asked, undefined);
    this.#count(typeof opened === 'string' ? opened : String(opened.statusCode));
    if (typeof opened === 'string') return 0;
    if (opened.statusCode !== 200) {
      opened.resume();
      return opened.statusCode ?? 0;
    }
    const parser = createParser({ onEvent: ({ data }) => onHint(hintSchema.parse(JSON.parse(data))) });
    opened.setEncoding('utf8');
    opened.on('data', (chunk: string) => parser.feed(chunk));
    const ended = new Promise<void>((resolve) => opened.once('close', resolve));
    // How it ended makes no difference.
    opened.on('error', () => undefined);
    return { ended, close: () => asked.destroy() };
  }

  #request(method: string, path: string, headers: Record<string, string>): ClientRequest {
    // A stream holds its connection for itself.
    const agent = method === 'GET' ? false : this.#agent;
    return request(`${this.#base}${path}`, { method, agent, headers });
  }

  async #exchange(asked: ClientRequest, body: string): Promise<WireReply & { readonly errorCode?: string }> {
    const reply = await answerOf(asked, body);
    if (typeof reply === 'string') return { status: 0, text: '', retryAfterMs: 100, errorCode: reply };
    reply.setEncoding('utf8');
    let text = '';
    for await (const chunk of reply) text += chunk;
    const retryAfterMs = Number(reply.headers['retry-after'] ?? 1) * 1000;
    return { status: reply.statusCode ?? 0, text, retryAfterMs };
  }

  #count(status: string): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }
}

function headersWith(token: string | undefined): Record<string, string> {
  const version = { [protocolHeader]: String(protocolVersion), accept: 'application/json' };
  return token === undefined ? version : { ...version, authorization: `Bearer ${token}` };
}

/** The answer, or the code of the error where there was none. */
function answerOf(asked: ClientRequest, body: string | undefined): Promise<IncomingMessage | string> {
  return new Promise((resolve) => {
    asked.once('response', resolve);
    // Not reached, or cut before an answer.
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    asked.end(body);
  });
}
