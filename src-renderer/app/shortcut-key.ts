/** What of a key press decides whether it is a shortcut. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** `choice`: one of several that the arrow keys go through, such as a tab or a radio button. */
  readonly target: 'text' | 'choice' | 'button' | 'other';
  readonly isFormOpen: boolean;
};

/** Enter with Ctrl, or with the command key of a Mac: all that a list has of keys with modifiers. */
export const besideKey = 'ctrl enter';

const keysOfButtons = new Set(['enter', ' ']);
const keysOfChoices = new Set([
  ...keysOfButtons,
  'arrowdown',
  'arrowup',
  'arrowleft',
  'arrowright',
  'home',
  'end',
]);

/**
 * The name of the shortcut that a key press means, or `undefined`. Typing is never a shortcut; a focused control
 * keeps the keys that work it. Names are in lower case ("j", "enter", "ctrl enter").
 */
export function shortcutKey(press: KeyPress): string | undefined {
  if (press.altKey || press.isFormOpen || press.target === 'text') return undefined;
  const key = press.key.toLowerCase();
  const isModified = press.ctrlKey || press.metaKey;
  if (isModified) return key === 'enter' && press.target !== 'choice' ? besideKey : undefined;
  if (press.target === 'button' && keysOfButtons.has(key)) return undefined;
  if (press.target === 'choice' && keysOfChoices.has(key)) return undefined;
  return key;
}

/** Reads two-key sequences ("g" then "w"): gives the pair when the second key completes it in time. */
export function sequenceKey(
  previous: { readonly key: string; readonly atMs: number } | null,
  key: string,
  atMs: number,
): string {
  const isInTime = previous !== null && previous.key === 'g' && atMs - previous.atMs < 1000;
  return isInTime ? `g ${key}` : key;
}
