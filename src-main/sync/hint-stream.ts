import { createParser } from 'eventsource-parser';
import { parseJson } from '../../src-shared/domain/parse-json.ts';
import { type Hint, hintSchema } from '../../src-shared/protocol/sync-api.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';

export type HintStreamOptions = {
  readonly stream: ReadableStream<Uint8Array>;
  readonly onHint: (hint: Hint) => void;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  /** Without a byte for this long (the server sends comments in between) the line counts as dead. */
  readonly silenceLimitMs: number;
};

/** Reads hints until the stream ends, breaks, falls silent or is let go. Never rejects. */
export async function readHints(options: HintStreamOptions): Promise<void> {
  const { stream, onHint, scheduler, signal, silenceLimitMs } = options;
  const parser = createParser({
    maxBufferSize: 64 * 1024,
    onEvent: (event) => {
      const hint = hintSchema.safeParse(parseJson(event.data));
      if (hint.success) onHint(hint.data);
    },
  });
  const reader = stream.getReader();
  const text = new TextDecoder();
  try {
    while (!signal.aborted) {
      const chunk = await nextChunk(reader, scheduler, signal, silenceLimitMs);
      if (chunk === undefined) return;
      parser.feed(text.decode(chunk, { stream: true }));
    }
  } catch {
    // The line broke or carried no event stream: for the caller the stream has ended either way.
    return;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function nextChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  scheduler: Scheduler,
  signal: AbortSignal,
  silenceLimitMs: number,
): Promise<Uint8Array | undefined> {
  const arrived = new AbortController();
  const silence = scheduler.wait(silenceLimitMs, AbortSignal.any([arrived.signal, signal]));
  try {
    return await Promise.race([reader.read().then(({ value }) => value), silence.then(() => undefined)]);
  } finally {
    arrived.abort();
  }
}
