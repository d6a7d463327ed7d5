import { clipboard } from 'electron';
import { createOwnCopy } from '../desktop/shell/own-copy.ts';
import type { WorkStatus } from '../engine/ports/work-status.ts';
import type { DesktopDoings } from './desktop-desk.ts';

export type ClipboardGuard = {
  readonly doings: Pick<DesktopDoings, 'note-copy'>;
  /** The work stands so from now on. */
  readonly follow: (status: WorkStatus) => void;
};

/** What was copied from a window leaves the clipboard when the screens are locked: it would go round the lock. */
export function guardClipboard(): ClipboardGuard {
  const copies = createOwnCopy(clipboard);
  return {
    doings: {
      'note-copy': async () => {
        await copies.note();
        return undefined;
      },
    },
    follow: ({ screens }) => {
      if (screens === 'locked') void copies.clear();
    },
  };
}
