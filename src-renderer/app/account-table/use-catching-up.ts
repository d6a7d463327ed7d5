import { useEffect, useState } from 'react';

/** Fewer are computed again before anybody has read that they are. */
const handful = 10;
const momentMs = 800;

/** True while so many accounts are being computed again that the list is not yet what it will be. */
export function isCatchingUp(staleCount: number): boolean {
  return staleCount > handful;
}

/**
 * How many accounts are being computed again, while that are more than a handful for more than a moment; else null: the
 * few accounts of a command or of a page of changes are not worth a word.
 */
export function useCatchingUp(staleCount: number): number | null {
  const isMany = isCatchingUp(staleCount);
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isMany) return;
    const timer = setTimeout(() => setHasLasted(true), momentMs);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isMany]);
  return isMany && hasLasted ? staleCount : null;
}
