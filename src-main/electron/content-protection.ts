import { app } from 'electron';
import { failure } from '../../src-shared/domain/failure.ts';
import type { ShellStateFile } from '../desktop/shell/shell-state-file.ts';
import type { DesktopDoings } from './desktop-desk.ts';
import { ownWindows } from './own-windows.ts';

export type ContentProtectionOptions = {
  readonly stateFile: Pick<ShellStateFile, 'state' | 'change'>;
  readonly platform: NodeJS.Platform;
  /** The organisation has set it: nobody can show the windows again. */
  readonly isForced: boolean;
  readonly onChange: () => void;
};

export type ContentProtection = {
  /** Null where the system has no way to. */
  readonly view: () => boolean | null;
  readonly doings: Pick<DesktopDoings, 'protect-contents'>;
};

/** Hides every window, those to come too, from screenshots and shared screens, where the person has set so. */
export function protectContents({
  stateFile,
  platform,
  isForced,
  onChange,
}: ContentProtectionOptions): ContentProtection {
  const isPossible = platform === 'win32' || platform === 'darwin';
  const isOnNow = () => isForced || stateFile.state().protectsContents;
  app.on('browser-window-created', (_event, window) => {
    if (isOnNow()) window.setContentProtection(true);
  });
  return {
    view: () => (isPossible ? isOnNow() : null),
    doings: {
      'protect-contents': ({ isOn }) => {
        if (isForced) return failure('FORBIDDEN');
        stateFile.change({ protectsContents: isOn });
        for (const window of ownWindows.all()) window.setContentProtection(isOn);
        onChange();
        return undefined;
      },
    },
  };
}
