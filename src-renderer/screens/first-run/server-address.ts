const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True where what goes to this address, the password too, can be read on its way: http beyond this computer. */
export function isOpenToEavesdroppers(typed: string): boolean {
  const url = URL.parse(typed.trim());
  return url !== null && url.protocol === 'http:' && !ownNames.has(url.hostname);
}
