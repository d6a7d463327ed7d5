import type { Line } from './virtual-network.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { WireStream } from './wire.ts';

type StreamParts = {
  readonly time: VirtualTime;
  readonly line: Line;
  readonly stream: WireStream;
  readonly signal: AbortSignal | undefined;
};

/** The body of a reply that goes on, over a line that delays it, loses it while it is off, and may break. */
export function openVirtualStream({ time, line, stream, signal }: StreamParts): Response {
  let isOver = false;
  let isSilent = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const end = (close: () => void): void => {
        if (isOver) return;
        isOver = true;
        line.breaks.delete(breakOff);
        signal?.removeEventListener('abort', breakOff);
        stream.cancel();
        close();
      };
      const breakOff = (): void => end(() => controller.error(new TypeError('terminated')));
      line.breaks.add(breakOff);
      signal?.addEventListener('abort', breakOff);
      let last = 0;
      const later = (work: () => void): void => {
        // Bytes of one line never overtake each other.
        last = Math.max(last, time.now() + line.random.integer(1, 60));
        time.after(last - time.now(), work);
      };
      stream.read(
        (bytes) =>
          later(() => {
            if (line.quality === 'poor' && line.random.chance(0.1)) breakOff();
            // What was lost never comes, and nothing that was sent after it either: until the silence is noticed.
            isSilent ||= line.quality === 'off';
            if (!isOver && !isSilent) controller.enqueue(bytes);
          }),
        () => later(() => end(() => controller.close())),
      );
    },
    cancel() {
      isOver = true;
      stream.cancel();
    },
  });
  return new Response(body, { status: stream.status, headers: stream.headers });
}
