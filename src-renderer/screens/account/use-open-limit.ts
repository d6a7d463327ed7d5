import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { maxOpenLimit } from '../../../src-shared/contract/account-view.ts';

/**
 * How many open invoices the screen asks for: the first ones, and all from the moment that somebody needs more than
 * these. It never goes back, so that no invoice that somebody has seen or ticked leaves the window again.
 */
export function useOpenLimit(isAllNeededAtFirst: boolean) {
  const [openLimit, setOpenLimit] = useState<number | 'all'>(isAllNeededAtFirst ? 'all' : maxOpenLimit);
  const askForAll = useCallback(() => setOpenLimit('all'), []);
  return { openLimit, askForAll };
}

/** Asks for the rest of the open invoices as soon as they are needed and not there. */
export function useRestOfOpen(isNeeded: boolean, hasAll: boolean, askForAll: () => void): void {
  const isMissing = isNeeded && !hasAll;
  useEffect(() => {
    if (isMissing) askForAll();
  }, [isMissing, askForAll]);
}

/** Does something once all open invoices are there: at once, or when the rest that it asks for has come. */
export function useOnceAllOpen(hasAll: boolean, askForAll: () => void, run: () => void): () => void {
  const isWaiting = useRef(false);
  const runWaiting = useEffectEvent(() => {
    if (!isWaiting.current) return;
    isWaiting.current = false;
    run();
  });
  useEffect(() => {
    if (hasAll) runWaiting();
  }, [hasAll]);
  return () => {
    if (hasAll) {
      run();
      return;
    }
    isWaiting.current = true;
    askForAll();
  };
}
