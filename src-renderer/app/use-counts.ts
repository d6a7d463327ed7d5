import type { Counts } from '../../src-shared/contract/worklist-view.ts';
import { readyValue, useLiveView } from './use-live-view.ts';

/** The counts of the rail and of the filters; undefined until the first are here. */
export function useCounts(): Counts | undefined {
  return readyValue(useLiveView((client, signal) => client.worklist.counts(undefined, { signal }), 'counts'));
}
