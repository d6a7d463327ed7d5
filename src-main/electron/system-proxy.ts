import { session } from 'electron';

/**
 * The proxy that the system would use for an address, as an address; undefined where it goes straight there, and where
 * no address is known to ask for.
 */
export async function systemProxy(address: string | undefined): Promise<string | undefined> {
  if (address === undefined) return undefined;
  // Such as "PROXY proxy.example:3128; DIRECT": the first counts.
  const [first = ''] = (await session.defaultSession.resolveProxy(address)).split(';');
  const [, kind, host] = /^\s*(PROXY|HTTPS)\s+(\S+)\s*$/.exec(first) ?? [];
  return host === undefined ? undefined : `${kind === 'HTTPS' ? 'https' : 'http'}://${host}`;
}
