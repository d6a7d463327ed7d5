import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { engineUnreachable, problemOf } from '../problem.ts';

/** Signs of life are passed on at most this often. */
const touchEveryMs = 5_000;
const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Tells the engine while somebody works, so that it does not lock, and locks at `Ctrl Shift L`, whatever has the focus:
 * whoever leaves the desk leaves it in the middle of something.
 */
export function useScreenLock(): void {
  const client = useEngineConnection((connection) => connection.client);
  const lockNow = useLockNow();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isLockKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
    lockNow();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
  useEffect(() => {
    if (client === null) return;
    let lastMs = Number.NEGATIVE_INFINITY;
    const touch = (event: Event) => {
      if (event.timeStamp - lastMs < touchEveryMs) return;
      lastMs = event.timeStamp;
      // A lost engine has nothing to lock; the next sign of life comes with the next connection.
      client.lock.touch().catch(() => undefined);
    };
    for (const sign of signsOfLife) window.addEventListener(sign, touch, { capture: true, passive: true });
    return () => {
      for (const sign of signsOfLife) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [client]);
}

/** Locks the screens; says what is missing where nothing could open them again. */
export function useLockNow(): () => void {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useEngineConnection((connection) => connection.client);
  const lock = async () => {
    try {
      if (client === null) throw engineUnreachable;
      await client.lock.now();
    } catch (error) {
      notifications.show({
        id: 'lock',
        message: failureWords(problemOf(error), t, formats),
        closeButtonProps: { 'aria-label': t('shell.close') },
      });
    }
  };
  return () => void lock();
}

function isLockKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'l';
}
