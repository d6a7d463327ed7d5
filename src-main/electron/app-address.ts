/** The renderer's only origin in Electron: a standard, secure scheme of our own, so that `file:` rights never apply. */
export const appScheme = 'app';
export const appHost = 'duebook';
export const appOrigin = `${appScheme}://${appHost}`;

/** True for an address of the renderer itself; everything else is foreign, whatever it looks like. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
  );
}
