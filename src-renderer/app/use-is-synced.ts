import { readyValue, useLiveView } from './use-live-view.ts';

/** True when everything that the server has is here: an empty list is empty then. */
export function useIsSynced(): boolean {
  const sync = readyValue(useLiveView((client, signal) => client.sync.watch(undefined, { signal }), 'sync'));
  return sync?.phase === 'up-to-date';
}
