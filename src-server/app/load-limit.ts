import type { FastifyInstance, FastifyRequest } from 'fastify';
import { apiFailure } from './api-failure.ts';
import type { ServerParts } from './server-parts.ts';

const comeAgainMs = 2000;

/**
 * 503 with the time to wait when more is under way than the server takes on. A request holds one of the server's places
 * while the server works on it, not while its body arrives: else whoever sends slowly would take all of them. Bodies
 * that arrive are counted for each address; how long they may take is bounded by the time limit of requests.
 */
export function addLoadLimit(app: FastifyInstance, { limits, metrics }: ServerParts): void {
  const places = createPlaces(limits.maxRunning);
  const readers = new Map<string, Places>();
  /** Where bodies come from, told by their connections while these are open. */
  const addresses = new WeakMap<FastifyRequest, string>();
  const take = (request: FastifyRequest): void => {
    if (!(request.routeOptions.url ?? '').startsWith('/v1/')) return;
    if (!places.take(request)) throw apiFailure('SERVER_UNAVAILABLE', { retryAfterMs: comeAgainMs });
    leaving.set(request, () => leave(request));
    metrics.requestsRunning.set(places.taken());
  };
  const leave = (request: FastifyRequest): void => {
    places.leave(request);
    metrics.requestsRunning.set(places.taken());
  };
  const beginReading = (request: FastifyRequest): void => {
    const address = request.ip;
    const reading = readers.get(address) ?? createPlaces(limits.maxReadingPerAddress);
    if (!reading.take(request)) throw apiFailure('SERVER_UNAVAILABLE', { retryAfterMs: comeAgainMs });
    readers.set(address, reading);
    addresses.set(request, address);
  };
  const endReading = (request: FastifyRequest): void => {
    const address = addresses.get(request) ?? '';
    const reading = readers.get(address);
    reading?.leave(request);
    if (reading?.taken() === 0) readers.delete(address);
  };
  app.addHook('onRequest', async (request) => take(request));
  app.addHook('preParsing', async (request) => {
    leave(request);
    beginReading(request);
  });
  app.addHook('preValidation', async (request) => {
    endReading(request);
    take(request);
  });
  const end = async (request: FastifyRequest): Promise<void> => {
    endReading(request);
    leave(request);
  };
  app.addHook('onResponse', end);
  app.addHook('onRequestAbort', end);
}

const leaving = new WeakMap<FastifyRequest, () => void>();

/** Gives the place of a request back that has become a stream: it stays open, and there is little to do for it. */
export function leavePlace(request: FastifyRequest): void {
  leaving.get(request)?.();
}

type Places = {
  /** False when there is none left. */
  readonly take: (holder: object) => boolean;
  readonly leave: (holder: object) => void;
  readonly taken: () => number;
};

function createPlaces(most: number): Places {
  const holders = new Set<object>();
  return {
    take: (holder) => {
      if (holders.size >= most) return false;
      holders.add(holder);
      return true;
    },
    leave: (holder) => void holders.delete(holder),
    taken: () => holders.size,
  };
}
