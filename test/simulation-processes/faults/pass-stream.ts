import { breakLine, type Exchange } from './answer-with.ts';
import { forward, headersToPass } from './forward.ts';
import type { Fault } from './weather.ts';

/** Passes the hint stream on as it comes, until a fault ends it. Resolves when it flows. */
export async function passStream(
  fault: Fault | undefined,
  { target, held, response }: Exchange,
): Promise<void> {
  const answer = await forward(target, held);
  response.once('close', () => answer.destroy());
  // The server has died, or the workstation has gone: the other end hears of it.
  answer.once('error', () => breakLine(response));
  response.writeHead(answer.statusCode ?? 502, headersToPass(answer.headers));
  response.flushHeaders();
  let isSilent = false;
  answer.on('data', (chunk: Buffer) => {
    if (!isSilent) response.write(chunk);
  });
  answer.once('end', () => {
    if (!isSilent) response.end();
  });
  if (fault?.kind === 'stream-cut') setTimeout(() => breakLine(response), fault.afterMs);
  if (fault?.kind === 'stream-silent') {
    setTimeout(() => {
      isSilent = true;
    }, fault.afterMs);
  }
}
