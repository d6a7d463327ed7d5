import { createContext, useContext } from 'react';
import type { Counts } from '../../src-shared/contract/worklist-view.ts';

export const CountsContext = createContext<Counts | undefined>(undefined);

/** The counts of the rail and of the filters; undefined until the first are here. */
export function useCounts(): Counts | undefined {
  return useContext(CountsContext);
}
