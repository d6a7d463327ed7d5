import { useEffect, useState } from 'react';

/** True once something has been so for a while: an engine that gives way to another is away for a moment only. */
export function useLasting(isSo: boolean, delayMs: number): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setHasLasted(true), delayMs);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isSo, delayMs]);
  return isSo && hasLasted;
}
