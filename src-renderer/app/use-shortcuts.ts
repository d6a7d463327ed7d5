import { useEffect, useEffectEvent, useRef } from 'react';
import { type KeyPress, sequenceKey, shortcutKey } from './shortcut-key.ts';

export type Shortcuts = Readonly<Record<string, () => void>>;

/** Runs shortcuts by key ("j", "enter", "g w") while the screen is shown and no dialog is open. */
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
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function keyPressOf(event: KeyboardEvent): KeyPress {
  const { key, ctrlKey, metaKey, altKey } = event;
  return { key, ctrlKey, metaKey, altKey, target: targetOf(event.target), isFormOpen: isFormKey(event) };
}

/**
 * True for a key that belongs to a dialog: the target tells it even after the dialog has closed on that very key, so
 * that the Escape which closes a form is not also the Escape which leaves the screen.
 */
function isFormKey({ target }: KeyboardEvent): boolean {
  if (target instanceof Element && target.closest('[role="dialog"]') !== null) return true;
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function targetOf(target: EventTarget | null): KeyPress['target'] {
  if (!(target instanceof HTMLElement)) return 'other';
  if (target.isContentEditable || target.matches('textarea, select')) return 'text';
  if (target.matches('input'))
    return target.matches('[type="checkbox"], [type="radio"]') ? 'control' : 'text';
  return target.closest('button, a, [role="tab"], [role="menuitem"], [role="option"]') === null
    ? 'other'
    : 'control';
}
