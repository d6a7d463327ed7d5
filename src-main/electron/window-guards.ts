import { app, type Session, session, type WebContents } from 'electron';
import { isAppAddress } from './app-address.ts';

/**
 * Applies to every web contents that is ever made: it stays on the renderer's own address, opens no windows, embeds
 * no webviews and gets no permissions. A link to the outside world does nothing; there is none in the product.
 */
export function guardEveryWindow(): void {
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents));
  app.on('session-created', guardPermissions);
  guardPermissions(session.defaultSession);
}

function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Copying to the clipboard is all that the renderer may ask for. */
const grantedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

function guardPermissions(guarded: Session): void {
  guarded.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isAppAddress(contents.getURL()) && grantedPermissions.has(permission));
  });
  guarded.setPermissionCheckHandler(
    (_contents, permission, origin) => isAppAddress(origin) && grantedPermissions.has(permission),
  );
  guarded.setDevicePermissionHandler(() => false);
}
