import { setGlobalProxyFromEnv } from 'node:http';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { PolicyInForce, WorkstationPolicy } from '../../../src-shared/contract/workstation-policy.ts';
import type { Log } from '../../engine/ports/log.ts';
import { trustOfMachine } from './this-machine.ts';
import type { FileTrust } from './trusted-file.ts';
import { readFileOf } from './trusted-file.ts';

type NetworkParts = {
  readonly policy: Pick<WorkstationPolicy, 'proxy' | 'certificateAuthorities'> | undefined;
  /** What the system says: the address of its proxy, or its environment variables; undefined where it has none. */
  readonly systemProxy: SystemProxy;
  /** Whose files of authorities are believed; undefined believes everybody's, for a policy that ties nobody else. */
  readonly trust: FileTrust | undefined;
  readonly log: Log;
};

export type SystemProxy = Readonly<Record<string, string | undefined>> | string | undefined;

/** What a policy says of the network, and whose files it is to be believed. */
export function networkRules(inForce: PolicyInForce | undefined): Pick<NetworkParts, 'policy' | 'trust'> {
  const isOfMachine = inForce !== undefined && inForce.source !== 'named';
  return {
    policy: inForce?.policy,
    trust: isOfMachine ? trustOfMachine() : undefined,
  };
}

export type Network = {
  /** Whether requests go through a proxy. Never to this machine itself. */
  readonly isProxied: boolean;
};

const here = 'localhost,127.0.0.1,::1';

/**
 * From now on everything that this process asks for goes the way that the organisation has set: through its proxy, and
 * trusting its authorities besides those of the system, whatever an environment says. An authority that cannot be read is left out, and said in the
 * log: what it would vouch for is refused then.
 */
export async function followNetworkPolicy(parts: NetworkParts): Promise<Network> {
  // Whoever has set it for another program would have this one believe any server.
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  await trustAuthorities(parts);
  const env = proxyEnv(parts.policy?.proxy ?? 'system', parts.systemProxy);
  if (env !== undefined) setGlobalProxyFromEnv(env);
  return { isProxied: env !== undefined };
}

async function trustAuthorities({ policy, trust, log }: NetworkParts): Promise<void> {
  const certificates = new Set([...getCACertificates('default'), ...getCACertificates('system')]);
  for (const path of policy?.certificateAuthorities ?? []) {
    const file = await readFileOf(path, trust);
    const found = file.state === 'read' ? pemCertificates(file.text) : [];
    if (found.length === 0) log('error', 'network.authority-not-readable', { cause: file.state });
    for (const certificate of found) certificates.add(certificate);
  }
  setDefaultCACertificates([...certificates]);
}

function pemCertificates(text: string): readonly string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}

function proxyEnv(proxy: string, system: SystemProxy): Record<string, string> | undefined {
  if (proxy === 'none') return undefined;
  if (proxy !== 'system') return { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: here };
  if (typeof system === 'string') return { HTTP_PROXY: system, HTTPS_PROXY: system, NO_PROXY: here };
  const named = (name: string) => system?.[name.toLowerCase()] || system?.[name] || undefined;
  const [http, https] = [named('HTTP_PROXY'), named('HTTPS_PROXY')];
  if (http === undefined && https === undefined) return undefined;
  return {
    ...(http === undefined ? {} : { HTTP_PROXY: http }),
    ...(https === undefined ? {} : { HTTPS_PROXY: https }),
    NO_PROXY: [here, named('NO_PROXY')].filter(Boolean).join(','),
  };
}
