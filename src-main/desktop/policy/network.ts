import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type {
  PolicyInForce,
  UnreadAuthority,
  WorkstationPolicy,
} from '../../../src-shared/contract/workstation-policy.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { SendRequest } from '../../engine/ports/send-request.ts';
import { sendStraight } from '../../sync/send-request.ts';
import { trustOfMachine } from './this-machine.ts';
import type { FileTrust } from './trusted-file.ts';
import { readFileOf } from './trusted-file.ts';
import { here, sendAsTold, sendOnOne, type WayName, wayOfEnv } from './ways-out.ts';

type NetworkParts = {
  readonly policy: Pick<WorkstationPolicy, 'proxy' | 'certificateAuthorities'> | undefined;
  /** What the system says of each address; or what its environment variables say once; undefined where it says nothing. */
  readonly systemProxy: SystemProxy;
  /** Whose files of authorities are believed; undefined believes everybody's, for a policy that ties nobody else. */
  readonly trust: FileTrust | undefined;
  readonly log: Log;
};

export type FollowedNetwork = {
  readonly sendRequest: SendRequest;
  readonly unreadAuthorities: readonly UnreadAuthority[];
};

export type SystemProxy =
  | Readonly<Record<string, string | undefined>>
  | ((url: string) => Promise<readonly WayName[]>)
  | undefined;

/** What a policy says of the network, and whose files it is to be believed. */
export function networkRules(inForce: PolicyInForce | undefined): Pick<NetworkParts, 'policy' | 'trust'> {
  const isOfMachine = inForce !== undefined && inForce.source !== 'named';
  return {
    policy: inForce?.policy,
    trust: isOfMachine ? trustOfMachine() : undefined,
  };
}

/**
 * How requests go out on the way that the organisation has set: through its proxy, or the one that the system has for
 * the address at that moment, never to this machine itself. From now on this process trusts the authorities of the
 * organisation besides those of the system, whatever an environment says. One that cannot be read is left out, and said
 * in the log and to the caller: what it would vouch for is refused then.
 */
export async function followNetworkPolicy(parts: NetworkParts): Promise<FollowedNetwork> {
  // Whoever has set it for another program would have this one believe any server.
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  const unreadAuthorities = await trustAuthorities(parts);
  return { sendRequest: wayOut(parts.policy?.proxy ?? 'system', parts.systemProxy), unreadAuthorities };
}

/** The policy as Settings tell of it, with what could not be followed. */
export function withUnread(
  inForce: PolicyInForce | undefined,
  { unreadAuthorities }: Pick<FollowedNetwork, 'unreadAuthorities'>,
): PolicyInForce | undefined {
  if (inForce === undefined || unreadAuthorities.length === 0) return inForce;
  return { ...inForce, unreadAuthorities };
}

async function trustAuthorities({ policy, trust, log }: NetworkParts): Promise<readonly UnreadAuthority[]> {
  const unread: UnreadAuthority[] = [];
  const certificates = new Set([...getCACertificates('default'), ...getCACertificates('system')]);
  for (const path of policy?.certificateAuthorities ?? []) {
    const file = await readFileOf(path, trust);
    const found = file.state === 'read' ? pemCertificates(file.text) : [];
    if (found.length === 0) {
      log('error', 'network.authority-not-readable', { cause: file.state });
      unread.push({ path, why: file.state === 'read' ? 'empty' : file.state });
    }
    for (const certificate of found) certificates.add(certificate);
  }
  setDefaultCACertificates([...certificates]);
  return unread;
}

function pemCertificates(text: string): readonly string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}

function wayOut(proxy: string, system: SystemProxy): SendRequest {
  if (proxy === 'none') return sendStraight;
  if (proxy !== 'system') {
    return sendOnOne(wayOfEnv({ HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: here }));
  }
  if (system === undefined) return sendStraight;
  if (typeof system === 'function') return sendAsTold(system, () => performance.now());
  const env = proxyEnv(system);
  return env === undefined ? sendStraight : sendOnOne(wayOfEnv(env));
}

function proxyEnv(system: Readonly<Record<string, string | undefined>>): Record<string, string> | undefined {
  const named = (name: string) => system[name.toLowerCase()] || system[name] || undefined;
  const [http, https] = [named('HTTP_PROXY'), named('HTTPS_PROXY')];
  if (http === undefined && https === undefined) return undefined;
  return {
    ...(http === undefined ? {} : { HTTP_PROXY: http }),
    ...(https === undefined ? {} : { HTTPS_PROXY: https }),
    NO_PROXY: [here, named('NO_PROXY')].filter(Boolean).join(','),
  };
}
