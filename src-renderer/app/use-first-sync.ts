import type { FirstSyncState } from '../../src-shared/contract/sync-state.ts';
import { readyValue, useLiveView } from './use-live-view.ts';

/** How far the first sync is while it runs; null before and afterwards. */
export function useFirstSync(): FirstSyncState | null {
  const state = readyValue(useLiveView((client, signal) => client.sync.watch(undefined, { signal }), 'sync'));
  return state?.firstSync ?? null;
}
