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
 * keeps the keys that work it. Names are in lower case ("j", "enter").
 */
export function shortcutKey(press: KeyPress): string | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isFormOpen) return undefined;
  if (press.target === 'text') return undefined;
  const key = press.key.toLowerCase();
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
