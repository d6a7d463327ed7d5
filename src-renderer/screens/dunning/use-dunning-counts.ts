import type { DunningCounts } from '../../../src-shared/contract/dunning-view.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';

/** How many notices wait for what; undefined until the counts are here. */
export function useDunningCounts(): DunningCounts | undefined {
  return readyValue(
    useLiveView((client, signal) => client.dunning.counts(undefined, { signal }), 'dunning-counts'),
  );
}
