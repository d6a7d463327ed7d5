/** The address of a server without a slash at its end; undefined for what is none. */
export function readServerUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, pathname, search, hash } = new URL(text);
  if ((protocol !== 'http:' && protocol !== 'https:') || search !== '' || hash !== '') return undefined;
  return `${origin}${pathname}`.replace(/\/+$/, '');
}
