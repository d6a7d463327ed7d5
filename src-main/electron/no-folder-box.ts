import { app, dialog } from 'electron';
import { crashWords } from '../desktop/crash/crash-words.ts';
import type { NoFolder } from '../desktop/data-place.ts';
import type { HostLanguage } from '../desktop/host-language.ts';

/** Shows in place of all windows that the data have no folder, and starts the program anew for another try. */
export function showNoFolder({ folder, code }: NoFolder, language: HostLanguage): void {
  const words = crashWords[language];
  const chosen = dialog.showMessageBoxSync({
    type: 'error',
    title: 'Duebook',
    ...words.noFolder(folder, code),
    buttons: [words.restart, words.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (chosen === 0) app.relaunch();
  app.exit(chosen === 0 ? 0 : 1);
}
