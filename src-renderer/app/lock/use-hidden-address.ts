import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useAddress } from '../address.ts';
import { lockedPath } from '../paths.ts';

/**
 * Takes the address of what was shown out of the address bar while the screens are locked, and brings it back. True
 * while the address is not yet the one that belongs there.
 */
export function useHiddenAddress(isLocked: boolean): boolean {
  const [location, go] = useLocation();
  const address = useAddress();
  const left = useRef('/');
  const isHidden = location === lockedPath;
  useEffect(() => {
    if (isLocked && !isHidden) {
      left.current = address;
      go(lockedPath, { replace: true });
    }
    if (!isLocked && isHidden) go(left.current, { replace: true });
  }, [isLocked, isHidden, address, go]);
  return !isLocked && isHidden;
}
