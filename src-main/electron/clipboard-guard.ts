import { type Clipboard, clipboard } from 'electron';
import { createOwnCopy, type OwnCopy } from '../desktop/shell/own-copy.ts';
import type { WorkStatus } from '../engine/ports/work-status.ts';
import type { DesktopDoings } from './desktop-desk.ts';

export type ClipboardGuard = {
  readonly doings: Pick<DesktopDoings, 'note-copy' | 'note-selection'>;
  /** The work stands so from now on. */
  readonly follow: (status: WorkStatus) => void;
};

/** What was copied from a window leaves the clipboard when the screens are locked: it would go round the lock. */
export function guardClipboard(platform: NodeJS.Platform): ClipboardGuard {
  let isLocked = false;
  const guard = (one: Clipboard) => {
    const copy = createOwnCopy(one);
    const note = async (): Promise<undefined> => {
      await copy.note();
      // Somebody was quicker than the message of the window: nobody notes anything behind the lock.
      if (isLocked) await copy.clear();
      return undefined;
    };
    return { copy, note };
  };
  const copied = guard(clipboard);
  // Linux alone has it: what is selected is copied with that, and the middle button puts it in elsewhere.
  const selected = platform === 'linux' ? guard(clipboard.selection) : undefined;
  const own: readonly OwnCopy[] = [copied, selected].flatMap((one) => one?.copy ?? []);
  return {
    doings: { 'note-copy': copied.note, 'note-selection': async () => selected?.note() },
    follow: ({ screens }) => {
      isLocked = screens === 'locked';
      if (isLocked) for (const copy of own) void copy.clear();
    },
  };
}
