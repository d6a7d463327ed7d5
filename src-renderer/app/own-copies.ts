import type { DesktopAction } from '../../src-shared/contract/desktop-view.ts';
import { useEngineConnection } from '../state/engine-connection.ts';

/** Something was copied here, and the window has had the focus ever since. */
let isFresh = false;

/** The system is told of a selection by another way than the shell, which looks at it after that. */
const selectionSettlesMs = 100;

/** Notes what is copied from the screens, so that it can be taken off the clipboard when they are locked. */
export function watchCopies(page: Window): void {
  const note = (): void => {
    isFresh = true;
    // The shell looks at the clipboard itself, which has the words after this event; it clears also without the focus.
    setTimeout(() => void tellShell(page, 'note-copy'), 0);
  };
  page.document.addEventListener('copy', note);
  page.document.addEventListener('cut', note);
  page.addEventListener('blur', () => {
    isFresh = false;
  });
  if (page.duebook !== undefined) watchSelections(page);
}

/** Only what a person selects reaches the system; what the program selects by itself does not. */
function watchSelections(page: Window): void {
  let isChanged = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    if (!isChanged) return;
    isChanged = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (hasSelection(page)) void tellShell(page, 'note-selection');
    }, selectionSettlesMs);
  };
  page.document.addEventListener('selectionchange', () => {
    isChanged = true;
  });
  for (const end of ['pointerup', 'keyup'] as const) page.addEventListener(end, look, { capture: true });
}

/** The system is never told of what is selected in a field for passwords: what is there then is another program's. */
function hasSelection(page: Window): boolean {
  const isSecret = page.document.activeElement?.matches('input[type="password"]') === true;
  return !isSecret && page.getSelection()?.toString() !== '';
}

async function tellShell(
  page: Window,
  action: Extract<DesktopAction['action'], 'note-copy' | 'note-selection'>,
): Promise<void> {
  if (page.duebook === undefined) return;
  // Where the engine is being started again nobody can be told, and the copy stays.
  await useEngineConnection
    .getState()
    .client?.desktop.ask({ action })
    .catch(() => undefined);
}

/**
 * Takes what was copied last off the clipboard, in a browser: a page may write it while it has the focus, and never reads
 * it. After the focus was elsewhere, what is there may be another program's, and stays.
 */
export function clearOwnCopy(page: Window): void {
  if (!isFresh || page.duebook !== undefined || !page.document.hasFocus()) return;
  isFresh = false;
  // A browser that asks for a press refuses it.
  page.navigator.clipboard.writeText('').catch(() => undefined);
}
