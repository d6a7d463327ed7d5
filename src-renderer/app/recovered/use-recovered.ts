import type { HandInState } from '../../../src-shared/contract/sync-state.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';

/** What became of changes that other data of this person had left; null where nobody needs to know. */
export function useRecovered(): HandInState | null {
  const sync = readyValue(useLiveView((client, signal) => client.sync.watch(undefined, { signal }), 'sync'));
  return sync?.handIn ?? null;
}
