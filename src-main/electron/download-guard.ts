import { join } from 'node:path';
import { app, type Session } from 'electron';
import { savedFileName } from '../desktop/security/saved-file-name.ts';
import { appOrigin, isAppAddress } from './app-address.ts';

/**
 * A window may save what it has made itself, where the person says so and under a harmless name. It fetches nothing, and
 * nothing that was saved is opened.
 */
export function guardDownloads(guarded: Session): void {
  guarded.on('will-download', (event, item, contents) => {
    const isOwn = item.getURL().startsWith(`blob:${appOrigin}/`) && isAppAddress(contents.getURL());
    if (!isOwn) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({
      defaultPath: join(app.getPath('downloads'), savedFileName(item.getFilename())),
    });
  });
}
