const named: Readonly<Record<string, string>> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  Esc: 'Escape',
  Space: ' ',
};

type Press = Pick<KeyboardEventInit, 'ctrlKey' | 'shiftKey'> & { readonly key: string };

/** The presses that printed keys stand for: "G W" is two, "Ctrl Shift L" is one. */
export function pressesOf(printed: string): readonly Press[] {
  const parts = printed.split(' ');
  const ctrlKey = parts.includes('Ctrl');
  const shiftKey = parts.includes('Shift');
  return parts
    .filter((part) => part !== 'Ctrl' && part !== 'Shift')
    .map((part) => ({ key: named[part] ?? (shiftKey ? part : part.toLowerCase()), ctrlKey, shiftKey }))
    .map((press) => (press.key === 'enter' ? { ...press, key: 'Enter' } : press));
}

/**
 * Does what the keys of a shortcut do, as if they were pressed on the screen, or in the dialog that is open: whoever chose
 * it in a menu was not typing.
 */
export function pressShortcut(page: Document, printed: string): void {
  const { activeElement } = page;
  const isInDialog = activeElement?.closest('[role="dialog"]') != null;
  const target = isInDialog ? activeElement : page.body;
  for (const press of pressesOf(printed)) {
    const code = /^[a-z]$/i.test(press.key) ? `Key${press.key.toUpperCase()}` : press.key;
    target.dispatchEvent(new KeyboardEvent('keydown', { ...press, code, bubbles: true, cancelable: true }));
  }
}
