import { openPgliteStore } from '../../../src-server/store/open-pglite.ts';
import type { Store } from '../../../src-server/store/store.ts';

type OnPayload = (payload: string) => void;

/** One database for many runs, each with a tenant of its own; one server process at a time listens. */
export type SharedStore = {
  readonly store: Store;
  readonly listen: Store['listen'];
  /** The process that listened is gone. */
  readonly listenNoMore: () => void;
};

export async function openSharedStore(): Promise<SharedStore> {
  const store = await openPgliteStore(undefined);
  const known = new Set<string>();
  const listeners = new Map<string, Set<OnPayload>>();
  return {
    store,
    async listen(channel, onPayload, onGap) {
      const ofChannel = listeners.get(channel) ?? new Set();
      listeners.set(channel, ofChannel.add(onPayload));
      if (known.has(channel)) return;
      known.add(channel);
      await store.listen(
        channel,
        (payload) => listeners.get(channel)?.forEach((tell) => void tell(payload)),
        onGap,
      );
    },
    listenNoMore: () => listeners.clear(),
  };
}
