import { useEffect, useState } from 'react';
import type { LockView } from '../../../src-shared/contract/settings-lock.ts';

type Waiting = Pick<LockView, 'waitSeconds'>;

/** Counts the seconds down that wrong passphrases have made it wait. */
export function useWaitSeconds(lock: Waiting | undefined): number {
  const [told, setTold] = useState(lock);
  const [left, setLeft] = useState(lock?.waitSeconds ?? 0);
  if (lock !== told) {
    setTold(lock);
    setLeft(lock?.waitSeconds ?? 0);
  }
  const isWaiting = left > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return left;
}
