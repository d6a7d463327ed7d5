import type { UpdateState } from '../../../src-shared/contract/updates-view.ts';
import type { SeenMetadata } from './judge-metadata.ts';

const newsDays = 60;
const dayMs = 24 * 60 * 60 * 1_000;
/** Nothing is asked of the server, or there is something new. */
const silentStates: readonly UpdateState['name'][] = ['off', 'downloading', 'ready', 'installing'];

/**
 * When the newest was signed that the update server was seen to give out, where that is long ago; else null. Signed
 * metadata stay right for ever: a server that keeps newer ones back looks like one that has none.
 * @param now ISO instant
 */
export function oldNewsAt(
  seen: SeenMetadata | undefined,
  state: UpdateState['name'],
  now: string,
): string | null {
  if (seen === undefined || silentStates.includes(state)) return null;
  return Date.parse(now) - Date.parse(seen.signedAt) > newsDays * dayMs ? seen.signedAt : null;
}
