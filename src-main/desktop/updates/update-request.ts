import type { OfflineReason } from '../../../src-shared/contract/sync-state.ts';
import type { UpdateFailureCode } from '../../../src-shared/contract/updates-view.ts';
import type { SendRequest } from '../../engine/ports/send-request.ts';
import { whyOffline } from '../../sync/why-offline.ts';
import { done, refuse, type UpdateResult } from './update-result.ts';

/** How requests go out. The certificates of the company are those of the whole process. */
export type UpdateRequests = {
  readonly send: SendRequest;
  /**
   * After so many milliseconds without a byte the connection counts as broken; and where a body brings next to nothing
   * in four times as many: one byte now and then would keep the search for ever.
   */
  readonly silenceMs: number;
};

/** A reply whose body arrives piece by piece; ends as broken when nothing comes any more. */
export type UpdateReply = {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** @throws {BrokenConnection} */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Ends the connection, whatever has arrived of it. */
  readonly cut: () => void;
};

/** The connection broke while a body was on its way. */
export class BrokenConnection extends Error {
  override readonly name = 'BrokenConnection';
}

const mostRedirects = 5;
const silencesPerLook = 4;
/** With silences of thirty seconds a thousand bytes in a second: less than the slowest line that still loads a page. */
const leastBytesPerLook = 120_000;

const codes = {
  untrusted: 'SERVER_UNTRUSTED',
  proxy: 'PROXY_UNREACHABLE',
  proxyRefused: 'PROXY_REFUSED',
  portal: 'NOT_METADATA',
} as const satisfies Record<OfflineReason, UpdateFailureCode>;

/**
 * Asks the update server. A redirect is followed on the same server only: another one is none that anybody has chosen.
 * Fails with SERVER_UNREACHABLE, SERVER_UNTRUSTED, PROXY_UNREACHABLE, PROXY_REFUSED, MOVED_ELSEWHERE, and SERVER_FAILED for a
 * status that brings nothing.
 */
export async function requestUpdate(
  { send, silenceMs }: UpdateRequests,
  address: URL,
  headers: Readonly<Record<string, string>> = {},
): Promise<UpdateResult<UpdateReply>> {
  let url = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const watch = watchSilence(silenceMs);
    const sent = await send(url.href, {
      headers: { 'cache-control': 'no-cache', 'accept-encoding': 'identity', ...headers },
      credentials: 'omit',
      signal: watch.signal,
    });
    if ('error' in sent) {
      watch.stop();
      const because = whyOffline(sent.error, sent.isProxied);
      return refuse(because === undefined ? 'SERVER_UNREACHABLE' : codes[because]);
    }
    const { response } = sent;
    // The sign-in page of a network; a release is nowhere behind it.
    if (response.status === 511) {
      watch.cut();
      return refuse(codes.portal);
    }
    const target = redirectTarget(response, url);
    if (target === undefined) return replyOf(response, watch);
    watch.cut();
    if (target.origin !== address.origin) return refuse('MOVED_ELSEWHERE');
    url = target;
  }
  return refuse('SERVER_FAILED', { status: 310 });
}

/** Fails with what a request fails with, and NOT_METADATA for a text above the limit, with SERVER_UNREACHABLE where it is cut. */
export async function requestSmall(
  requests: UpdateRequests,
  address: URL,
  mostBytes: number,
): Promise<UpdateResult<Uint8Array>> {
  const reply = await requestUpdate(requests, address);
  if (!reply.ok) return reply;
  const { status } = reply.value;
  if (status !== 200) {
    reply.value.cut();
    return refuse('SERVER_FAILED', { status });
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of reply.value.pieces) {
      size += piece.length;
      if (size > mostBytes) return refuse('NOT_METADATA');
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof BrokenConnection) return refuse('SERVER_UNREACHABLE');
    throw error;
  } finally {
    reply.value.cut();
  }
  return done(Buffer.concat(pieces));
}

function replyOf(response: Response, watch: Silence): UpdateResult<UpdateReply> {
  const { status } = response;
  // 416 says something about the part that is here already, not about the server.
  if (![200, 206, 416].includes(status)) {
    watch.cut();
    return refuse('SERVER_FAILED', { status });
  }
  return done({
    status,
    header: (name) => response.headers.get(name) ?? undefined,
    pieces: piecesOf(response, watch),
    cut: watch.cut,
  });
}

async function* piecesOf({ body }: Response, watch: Silence): AsyncGenerator<Uint8Array> {
  const reader = (body ?? new ReadableStream({ start: (one) => one.close() })).getReader();
  watch.beginBody();
  try {
    for (;;) {
      const piece = await attempt(() => reader.read());
      if (piece === undefined) throw new BrokenConnection('the connection broke');
      if (piece.done) return;
      watch.heard(piece.value.length);
      yield piece.value;
    }
  } finally {
    watch.stop();
  }
}

function redirectTarget({ status, headers }: Response, from: URL): URL | undefined {
  const location = headers.get('location');
  if (status < 300 || status >= 400 || location === null) return undefined;
  return URL.canParse(location, from) ? new URL(location, from) : undefined;
}

/** Whatever makes a request fail, be it names, certificates or a line that is cut, comes as a rejection of no kind. */
async function attempt<Value>(step: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await step();
  } catch {
    return undefined;
  }
}

type Silence = {
  readonly signal: AbortSignal;
  readonly beginBody: () => void;
  readonly heard: (bytes: number) => void;
  readonly stop: () => void;
  readonly cut: () => void;
};

function watchSilence(silenceMs: number): Silence {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  let silence = setTimeout(end, silenceMs);
  let look: NodeJS.Timeout | undefined;
  let bytes = 0;
  const stop = (): void => {
    clearTimeout(silence);
    clearInterval(look);
  };
  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(end, silenceMs);
  };
  return {
    signal: controller.signal,
    beginBody: () => {
      listen();
      look = setInterval(() => {
        if (bytes < leastBytesPerLook) end();
        bytes = 0;
      }, silenceMs * silencesPerLook);
    },
    heard: (more) => {
      bytes += more;
      listen();
    },
    stop,
    cut: () => {
      stop();
      end();
    },
  };
}
