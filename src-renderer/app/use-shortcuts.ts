import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { type KeyPress, sequenceKey, shortcutKey } from './shortcut-key.ts';

export type Shortcuts = Readonly<Record<string, () => void>>;

/**
 * Keys that were pressed in a menu or a popover, or while a dialog was open. Noted before anything else sees the key: by
 * the time a shortcut is looked up, the very Escape that closed a form would look as if no form had been there, and leave
 * the screen as well.
 */
const keysOfDialogs = new WeakSet<KeyboardEvent>();

window.addEventListener(
  'keydown',
  (event) => {
    const { target } = event;
    const isInMenu = target instanceof Element && target.closest('[role="menu"], [role="dialog"]') !== null;
    if (isInMenu || document.querySelector('[role="dialog"][aria-modal="true"]') !== null)
      keysOfDialogs.add(event);
  },
  { capture: true },
);

/** Runs shortcuts by key ("j", "enter", "g w") while the screen is shown and no dialog or menu is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const previous = useRef<{ key: string; atMs: number } | null>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const key = shortcutKey(keyPressOf(event));
    if (key === undefined) return;
    const sequence = sequenceKey(previous.current, key, event.timeStamp);
    previous.current = { key, atMs: event.timeStamp };
    const run = shortcuts[sequence];
    if (run === undefined) return;
    event.preventDefault();
    run();
  });
  // Before the screen is painted: a key must not fall between two screens of which one follows the other.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function keyPressOf(event: KeyboardEvent): KeyPress {
  const { key, ctrlKey, metaKey, altKey } = event;
  return {
    key,
    ctrlKey,
    metaKey,
    altKey,
    target: targetOf(event.target),
    isFormOpen: keysOfDialogs.has(event),
  };
}

function targetOf(target: EventTarget | null): KeyPress['target'] {
  if (!(target instanceof HTMLElement)) return 'other';
  if (target.isContentEditable || target.matches('textarea, select')) return 'text';
  if (target.matches('[type="radio"]')) return 'choice';
  if (target.matches('input')) return target.matches('[type="checkbox"]') ? 'button' : 'text';
  if (target.closest('[role="tab"], [role="menuitem"], [role="option"]') !== null) return 'choice';
  return target.closest('button, a') === null ? 'other' : 'button';
}
