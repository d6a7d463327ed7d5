import { fail, type Result, succeed } from '../../../src-shared/domain/failure.ts';
import { parseJson } from '../../../src-shared/domain/parse-json.ts';
import {
  askedRange,
  contentRange,
  type FileReceived,
  filePath,
  fileReceivedSchema,
  readContentRange,
} from '../../../src-shared/protocol/file-api.ts';
import type { FileFacts } from '../../engine/ports/files-port.ts';
import type { SendRequest } from '../../engine/ports/send-request.ts';
import { answeredBetween } from '../answered-between.ts';
import { failureOfStatus } from '../failure-of-status.ts';
import { sendStraight } from '../send-request.ts';
import { headersWith, waitAskedFor } from '../server-client.ts';
import { offline } from '../why-offline.ts';

/** A piece of a file with where it begins. */
export type FilePiece = { readonly start: number; readonly content: Uint8Array };

/** The server's paths of files with every reply checked. Failures are values; nothing here retries. */
export type FileClient = {
  /** Hands in a piece, or asks how much has arrived where there is none. */
  send(accessToken: string, file: FileFacts, piece: FilePiece | null): Promise<Result<FileReceived>>;
  /** The piece of a file that begins there. */
  fetch(accessToken: string, file: FileFacts, start: number): Promise<Result<FilePiece>>;
};

type FileClientOptions = {
  /** Undefined before the workstation knows its server: nothing is reached then. */
  readonly serverUrl: () => string | undefined;
  /** How long a request may take, in milliseconds. */
  readonly requestLimitMs?: number;
  readonly signal: AbortSignal;
  /** Straight, where nothing is said. */
  readonly sendRequest?: SendRequest | undefined;
};

export function createFileClient({ requestLimitMs = 30_000, ...options }: FileClientOptions): FileClient {
  const base = () => (options.serverUrl() ?? '').replace(/\/+$/, '');
  const addressOf = ({ accountId, sha256 }: FileFacts, query: Readonly<Record<string, string>>) =>
    `${base()}${filePath.replace(':sha256', sha256)}?${new URLSearchParams({ accountId, ...query })}`;
  const signal = () => AbortSignal.any([options.signal, AbortSignal.timeout(requestLimitMs)]);
  return {
    async send(token, file, piece) {
      const { sizeBytes, mediaType } = file;
      const range =
        piece === null
          ? askedRange(sizeBytes)
          : contentRange(piece.start, piece.start + piece.content.length, sizeBytes);
      const reply = await exchange(
        addressOf(file, { mediaType }),
        {
          method: 'PUT',
          headers: {
            ...headersWith(token),
            'content-type': 'application/octet-stream',
            'content-range': range,
          },
          body: new Uint8Array(piece?.content ?? []),
          signal: signal(),
        },
        options.sendRequest,
      );
      if (!reply.ok) return reply;
      const parsed = fileReceivedSchema.safeParse(parseJson(new TextDecoder().decode(reply.value.content)));
      return parsed.success ? succeed(parsed.data) : fail('SERVER_REPLY_INVALID');
    },
    async fetch(token, file, start) {
      const reply = await exchange(
        addressOf(file, { from: String(start) }),
        {
          headers: { ...headersWith(token), accept: 'application/octet-stream' },
          signal: signal(),
        },
        options.sendRequest,
      );
      if (!reply.ok) return reply;
      const { content, range } = reply.value;
      const isAsked = range?.start === start && range.end === start + content.length;
      if (!isAsked || range.total !== file.sizeBytes) return fail('SERVER_REPLY_INVALID');
      return succeed({ start, content });
    },
  };
}

type Bytes = { readonly content: Uint8Array; readonly range: ReturnType<typeof readContentRange> };

async function exchange(url: string, init: RequestInit, send = sendStraight): Promise<Result<Bytes>> {
  const sent = await send(url, init);
  if ('error' in sent) return offline(sent.error, sent.isProxied);
  const { response } = sent;
  try {
    const { status, ok, headers } = response;
    const between = answeredBetween(response);
    if (between !== undefined) {
      await response.body?.cancel();
      return between;
    }
    const content = new Uint8Array(await response.arrayBuffer());
    if (ok) return succeed({ content, range: readContentRange(headers.get('content-range') ?? '') });
    const body = new TextDecoder().decode(content);
    return failureOfStatus({ status, body, retryAfterSeconds: waitAskedFor(response) });
  } catch (error) {
    // Network, time limit or abort: for the caller they are the same, the server was not reached.
    return offline(error, false);
  }
}
