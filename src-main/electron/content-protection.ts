import { app } from 'electron';
import type { ShellStateFile } from '../desktop/shell/shell-state-file.ts';
import type { DesktopDoings } from './desktop-desk.ts';
import { ownWindows } from './own-windows.ts';

export type ContentProtectionOptions = {
  readonly stateFile: Pick<ShellStateFile, 'state' | 'change'>;
  readonly platform: NodeJS.Platform;
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
  onChange,
}: ContentProtectionOptions): ContentProtection {
  const isPossible = platform === 'win32' || platform === 'darwin';
  app.on('browser-window-created', (_event, window) => {
    if (stateFile.state().protectsContents) window.setContentProtection(true);
  });
  return {
    view: () => (isPossible ? stateFile.state().protectsContents : null),
    doings: {
      'protect-contents': ({ isOn }) => {
        stateFile.change({ protectsContents: isOn });
        for (const window of ownWindows.all()) window.setContentProtection(isOn);
        onChange();
        return undefined;
      },
    },
  };
}
