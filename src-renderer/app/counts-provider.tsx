import type { ReactNode } from 'react';
import { CountsContext } from './counts-context.ts';
import { readyValue, useLiveView } from './use-live-view.ts';

/** Follows the counts of the rail and of the filters, once for all that shows some. */
export function CountsProvider({ children }: { children: ReactNode }) {
  const view = useLiveView((client, signal) => client.worklist.counts(undefined, { signal }), 'counts');
  return <CountsContext value={readyValue(view)}>{children}</CountsContext>;
}
