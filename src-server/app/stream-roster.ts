import type { Session } from '../identity/session.ts';
import type { ServerLimits } from './server-limits.ts';

type Limits = Pick<ServerLimits, 'maxStreamsPerDevice' | 'maxStreamsPerUser'>;
type End = () => void;

/**
 * The open streams by who holds them. One too many ends the oldest and not the new one: a workstation that lost its
 * network comes back while its old connection still looks open from here.
 */
export type StreamRoster = {
  /** Counts a stream in; the returned function counts it out again, also while others are ended. */
  readonly add: (session: Session, end: End) => () => void;
};

/** Counts in memory: each server process bounds the streams that it holds itself. */
export function createStreamRoster({ maxStreamsPerDevice, maxStreamsPerUser }: Limits): StreamRoster {
  const devices = createShelf(maxStreamsPerDevice);
  const users = createShelf(maxStreamsPerUser);
  return {
    add: ({ tenantId, deviceId, actor }, end) => {
      const removals = [
        devices.add(`${tenantId}/${deviceId}`, end),
        users.add(`${tenantId}/${actor.userId}`, end),
      ];
      return () => {
        for (const remove of removals) remove();
      };
    },
  };
}

/** Holds a few of each key, in the order in which they came; ends the first where there is one too many. */
function createShelf(max: number) {
  const held = new Map<string, Set<End>>();
  const remove = (key: string, end: End): void => {
    const ends = held.get(key);
    ends?.delete(end);
    if (ends?.size === 0) held.delete(key);
  };
  return {
    add(key: string, end: End): () => void {
      const ends = held.get(key) ?? new Set();
      held.set(key, ends.add(end));
      const [oldest] = ends;
      if (ends.size > max && oldest !== undefined) {
        remove(key, oldest);
        oldest();
      }
      return () => remove(key, end);
    },
  };
}
