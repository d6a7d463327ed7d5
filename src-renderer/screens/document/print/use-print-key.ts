import { useEffect, useEffectEvent } from 'react';

/** Ctrl P, on a Mac with the command key: the paper is printed, never the screen around it. */
export function usePrintKey(onPrint: () => void): void {
  const print = useEffectEvent(onPrint);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!isPrintKey(event)) return;
      event.preventDefault();
      const isCovered = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
      if (!isCovered && !event.repeat) print();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

function isPrintKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'p';
}
