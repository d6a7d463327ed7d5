import { session } from 'electron';
import { isProxyAddress } from '../../src-shared/contract/proxy-address.ts';
import { direct, type WayName } from '../desktop/policy/ways-out.ts';

const schemes: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' };

/**
 * The ways that the system has to an address at this moment, in the order in which they are tried. Chromium knows its
 * settings and scripts and follows a change of the network for itself, so nothing is kept here.
 */
export async function waysOfSystem(url: string): Promise<readonly WayName[]> {
  // Such as "PROXY one.example:3128; PROXY other.example:3128; DIRECT".
  const told = await session.defaultSession.resolveProxy(url);
  return told.split(';').flatMap(wayOf);
}

/** None for what Node cannot speak, such as SOCKS. */
function wayOf(told: string): readonly WayName[] {
  const [kind = '', host = ''] = told.trim().split(/\s+/);
  if (kind === 'DIRECT') return [direct];
  const address = `${schemes[kind]}://${host}`;
  return kind in schemes && isProxyAddress(address) ? [address] : [];
}
