import { useEffect, useState } from 'react';
import type { Box } from './place-card.ts';

const lookAgainMs = 200;

/** Where the first element that a selector finds stands in the window; null while there is none in view. Followed. */
export function useTargetBox(selector: string): Box | null {
  const [box, setBox] = useState<Box | null>(() => boxOf(selector));
  useEffect(() => {
    const look = () => {
      const next = boxOf(selector);
      setBox((present) => (isSameBox(present, next) ? present : next));
    };
    look();
    // What it points at may come later, move with the window, or give way to a list that is loaded.
    const timer = setInterval(look, lookAgainMs);
    window.addEventListener('resize', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('resize', look);
    };
  }, [selector]);
  return box;
}

function boxOf(selector: string): Box | null {
  const element = document.querySelector(selector);
  if (element === null) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  return width === 0 || height === 0 ? null : { left, top, width, height };
}

function isSameBox(one: Box | null, other: Box | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
