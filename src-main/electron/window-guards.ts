import { app, type Session, session, type WebContents } from 'electron';
import { isAppAddress } from './app-address.ts';
import { guardDownloads } from './download-guard.ts';
import { openOutside } from './open-external.ts';

/**
 * Applies to every web contents that is ever made: it stays on the renderer's own address, opens no windows, embeds
 * no webviews, loads nothing from a network and gets no permissions. The one address that leads outside is a mail that
 * was begun.
 */
export function guardEveryWindow(): void {
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents));
  app.on('session-created', guardPermissions);
  // Nothing of ours asks for one: a certificate of the person is given to nobody.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  guardPermissions(session.defaultSession);
  guardDownloads(session.defaultSession);
  guardRequests(session.defaultSession);
}

function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (isAppAddress(event.url)) return;
    event.preventDefault();
    if (event.isMainFrame && isAppAddress(contents.getURL())) openOutside(event.url);
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

const closedProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'ws:', 'wss:', 'ftp:', 'file:']);

/** The content security policy says the same to the page; this holds for a page that got round it. */
function guardRequests(guarded: Session): void {
  guarded.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !URL.canParse(url) || closedProtocols.has(new URL(url).protocol) });
  });
}
