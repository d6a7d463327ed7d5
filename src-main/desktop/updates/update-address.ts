/**
 * The folder of the releases on the update server; undefined for what is none. Without TLS on this machine only: what
 * is signed cannot be changed on the way, but it could be kept from a workstation.
 */
export function readUpdateAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const address = new URL(text.endsWith('/') ? text : `${text}/`);
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(address.hostname);
  const isSafe = address.protocol === 'https:' || (address.protocol === 'http:' && isLocal);
  const isBare = address.username === '' && address.search === '' && address.hash === '';
  return isSafe && isBare ? address : undefined;
}

/** The address in the file that the packager puts beside the program; undefined where it names none. */
export function packagedAddress(appUpdateYaml: string | undefined): string | undefined {
  return /^url:\s*['"]?([^'"\s]+)['"]?\s*$/m.exec(appUpdateYaml ?? '')?.[1];
}
