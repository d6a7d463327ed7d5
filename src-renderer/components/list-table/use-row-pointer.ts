import { type RefObject, useEffect, useEffectEvent } from 'react';

/** Clicks choose a row, double clicks open it: one listener for the table instead of two for every row. */
export function useRowPointer(
  scroller: RefObject<HTMLElement | null>,
  onChoose: (index: number) => void,
  onOpen: (index: number) => void,
): void {
  const onPointer = useEffectEvent((event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-index]') : null;
    const index = row?.dataset.index;
    if (index === undefined) return;
    if (event.type === 'dblclick') onOpen(Number(index));
    else onChoose(Number(index));
  });
  useEffect(() => {
    const element = scroller.current;
    const listener = (event: MouseEvent) => onPointer(event);
    element?.addEventListener('click', listener);
    element?.addEventListener('dblclick', listener);
    return () => {
      element?.removeEventListener('click', listener);
      element?.removeEventListener('dblclick', listener);
    };
  }, [scroller]);
}
