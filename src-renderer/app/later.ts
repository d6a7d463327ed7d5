import { type ComponentType, lazy } from 'react';

const loads: (() => Promise<unknown>)[] = [];

/** A screen or a form that is no part of the first script. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  loads.push(load);
  return lazy(async () => ({ default: await load() }));
}

/**
 * Loads everything that is left, one after the other whenever the window has nothing else to do, so that nobody waits
 * for it. Returns what stops it. What cannot be loaded says so when somebody goes there.
 */
export function loadAhead(): () => void {
  const waiting = [...loads];
  let handle = 0;
  const next = () => {
    const load = waiting.shift();
    if (load === undefined) return;
    handle = requestIdleCallback(() => load().then(next, next));
  };
  next();
  return () => {
    waiting.length = 0;
    cancelIdleCallback(handle);
  };
}
