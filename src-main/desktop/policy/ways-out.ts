import { setGlobalProxyFromEnv } from 'node:http';
import type { SendRequest, Sent } from '../../engine/ports/send-request.ts';
import { sendOn, type Way } from '../../sync/send-request.ts';
import { isNotConnected } from '../../sync/why-offline.ts';

/** The address of a proxy, or `direct`. */
export type WayName = string;
export const direct: WayName = 'direct';
const straight: Way = { dispatcher: undefined };

/** Never through a proxy. */
export const here = 'localhost,127.0.0.1,::1';
const hostsHere: ReadonlySet<string | undefined> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** For how long a proxy that could not be reached comes after the others. */
const passedOverMs = 60_000;

/** The way that variables of an environment name. */
export function wayOfEnv(env: Readonly<Record<string, string>>): Way {
  // The one public place where Node makes a way through a proxy out of what it ships; at once undone, so that it counts
  // for those alone who send on it.
  const restore = setGlobalProxyFromEnv(env);
  const dispatcher: unknown = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1'));
  restore();
  if (typeof dispatcher !== 'object' || dispatcher === null) throw new Error('fetch has no dispatcher');
  return { dispatcher };
}

/** Sends everything on one way, but what is for this machine itself. */
export function sendOnOne(way: Way): SendRequest {
  return (url, init) => sendOn(isHere(url) ? straight : way, url, init);
}

/**
 * Sends each request on the ways that are told for its address at that moment, one after the other until one can be
 * reached: a laptop goes from the network of a company to that of a hotel while the program runs.
 * @param waysTo in the order in which they are tried; none is the straight way
 */
export function sendAsTold(
  waysTo: (url: string) => Promise<readonly WayName[]>,
  nowMs: () => number,
): SendRequest {
  const known = new Map<WayName, Way>([[direct, straight]]);
  const passedOverUntil = new Map<WayName, number>();
  const wayOf = (name: WayName): Way => {
    const way = known.get(name) ?? wayOfEnv({ HTTP_PROXY: name, HTTPS_PROXY: name, NO_PROXY: here });
    known.set(name, way);
    return way;
  };
  const inOrder = (names: readonly WayName[]): readonly WayName[] => {
    const isPassedOver = (name: WayName) => (passedOverUntil.get(name) ?? 0) > nowMs();
    return [...names.filter((name) => !isPassedOver(name)), ...names.filter(isPassedOver)];
  };
  const tryAll = async (names: readonly WayName[], url: string, init: RequestInit): Promise<Sent> => {
    let proxyFailed: Sent | undefined;
    let sent: Sent | undefined;
    for (const name of inOrder(names.length === 0 ? [direct] : names)) {
      sent = await sendOn(wayOf(name), url, init);
      // Only one that was not reached has got nothing: whatever else went wrong is what came of the request.
      if (!('error' in sent) || init.signal?.aborted || !isNotConnected(sent.error)) return sent;
      passedOverUntil.set(name, nowMs() + passedOverMs);
      if (sent.isProxied) proxyFailed ??= sent;
    }
    // Somebody can do more about a proxy than about a line.
    return proxyFailed ?? sent ?? sendOn(straight, url, init);
  };
  return async (url, init) => {
    if (isHere(url)) return sendOn(straight, url, init);
    const told = await unlessEnded(waysTo(url), init.signal);
    return 'error' in told ? told : tryAll(told.names, url, init);
  };
}

type Told = { readonly names: readonly WayName[] } | { readonly error: unknown; readonly isProxied: false };

/** The system may look for its proxy for long, in a network that has just come. */
async function unlessEnded(
  asked: Promise<readonly WayName[]>,
  signal: AbortSignal | null | undefined,
): Promise<Told> {
  const told = asked.then((names) => ({ names }));
  if (signal === null || signal === undefined) return told;
  const ended = Promise.withResolvers<Told>();
  const end = () => ended.resolve({ error: signal.reason, isProxied: false });
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([told, ended.promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function isHere(url: string): boolean {
  return hostsHere.has(URL.parse(url)?.hostname);
}
