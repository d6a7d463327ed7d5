import { useEngineConnection } from '../state/engine-connection.ts';

/** Something was copied here, and the window has had the focus ever since. */
let isFresh = false;

/** Notes what is copied from the screens, so that it can be taken off the clipboard when they are locked. */
export function watchCopies(page: Window): void {
  const note = (): void => {
    isFresh = true;
    // The shell looks at the clipboard itself, which has the words after this event; it clears also without the focus.
    setTimeout(() => void tellShell(page), 0);
  };
  page.document.addEventListener('copy', note);
  page.document.addEventListener('cut', note);
  page.addEventListener('blur', () => {
    isFresh = false;
  });
}

async function tellShell(page: Window): Promise<void> {
  if (page.duebook === undefined) return;
  // Where the engine is being started again nobody can be told, and the copy stays.
  await useEngineConnection
    .getState()
    .client?.desktop.ask({ action: 'note-copy' })
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
