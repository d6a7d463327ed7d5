import { type ComponentType, lazy } from 'react';
import { loadLaterWords } from './later-words.ts';

const loads: (() => Promise<unknown>)[] = [];

/**
 * A screen or a form that is no part of the first script. Once it is loaded ahead it is drawn at once: waiting even for
 * what is there already would let what stands around it vanish for a moment the first time.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  ahead: (() => Promise<unknown>)[] = loads,
) {
  let loaded: { readonly default: ComponentType<Props> } | undefined;
  const keep = async () => {
    const [component] = await Promise.all([load(), loadLaterWords()]);
    loaded = { default: component };
    return loaded;
  };
  ahead.push(keep);
  return lazy(() => (loaded === undefined ? keep() : atHand(loaded)));
}

/** A promise that answers within the call, which `lazy` takes and no Promise does. */
function atHand<Value>(value: Value): Promise<Value> {
  const there: Pick<PromiseLike<Value>, 'then'> = {
    // biome-ignore lint/suspicious/noThenProperty: that is what it is
    then: (onValue) => {
      onValue?.(value);
      return there as never;
    },
  };
  return there as Promise<Value>;
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
