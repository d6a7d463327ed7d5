import { useCallback, useEffect, useRef } from 'react';

/**
 * Runs something once for each press of a key: while the key is held it comes again and again, and would decide on the
 * next row of the list, and the next.
 */
export function useOncePerPress(): (run: () => void) => void {
  const isHeld = useRef(false);
  useEffect(() => {
    const release = () => {
      isHeld.current = false;
    };
    window.addEventListener('keyup', release, { capture: true });
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keyup', release, { capture: true });
      window.removeEventListener('blur', release);
    };
  }, []);
  return useCallback((run) => {
    if (isHeld.current) return;
    isHeld.current = true;
    run();
  }, []);
}
