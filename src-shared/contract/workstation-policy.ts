import { z } from 'zod';
import { isProxyAddress } from './proxy-address.ts';

/** What may stand for a part of a path or a name in a policy; each person has their own. */
export const policyVariables = ['home', 'user'] as const;
export type PolicyVariable = (typeof policyVariables)[number];

const isLoopback = (host: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(host);

const serverAddress = z.string().refine((text) => {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}, 'not-https');

const proxyAddress = z.string().refine(isProxyAddress, 'not-proxy');

const template = z
  .string()
  .min(1)
  .max(500)
  .refine(
    (text) =>
      [...text.matchAll(/\{([^}]*)\}/g)].every(([, name]) => policyVariables.some((one) => one === name)),
    'variable-unknown',
  );

function isFromRoot(text: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(text);
}

const filePath = z.string().max(500).refine(isFromRoot, 'not-path');

/**
 * What an organisation sets on a machine, for everybody who works on it. Messages are codes of what is wrong. Flat, so that each key is one registry value as
 * well; what is absent is left to the person. `docs/guides/administrators.md` has every key, and a test compares.
 */
export const workstationPolicySchema = z
  .strictObject({
    /** Of this list of keys: a program that does not know it must not guess. */
    version: z.literal(1),
    /** The server of the organisation. */
    serverAddress: serverAddress.optional(),
    /** The address is a proposal that a person may replace. Without it no other server is signed in to. */
    allowOtherServers: z.boolean().optional(),
    /** Proposed at the first sign-in. */
    userName: template.optional(),
    /** Nobody signs in under another name than `userName`. */
    fixedUserName: z.boolean().optional(),
    updates: z.enum(['automatic', 'manual', 'off']).optional(),
    updateChannel: z.enum(['stable', 'beta']).optional(),
    /** Where new versions are looked for. */
    updateFeed: serverAddress.optional(),
    /** The longest time without a key or a pointer before the screens lock. A person may choose less. */
    idleLockMinutes: z.int().min(1).max(60).optional(),
    /** Nobody works before they have set a passphrase. */
    requirePassphrase: z.boolean().optional(),
    allowDemo: z.boolean().optional(),
    allowTraining: z.boolean().optional(),
    /** Nobody takes what they have not sent to another workstation as a file; taking such a file in is allowed. */
    allowPortableBackup: z.boolean().optional(),
    /** Screenshots and screen sharing show nothing of the windows. */
    protectContent: z.boolean().optional(),
    proxy: z.union([z.literal('system'), z.literal('none'), proxyAddress]).optional(),
    /** PEM files with authorities that are trusted besides those of the system. */
    certificateAuthorities: z.array(filePath).max(20).optional(),
    /** Where each person's data are. */
    dataFolder: template
      .refine((text) => /\{(?:home|user)\}/.test(text), 'variable-missing')
      // Else it would be another folder wherever the program is started from.
      .refine((text) => text.startsWith('{home}') || isFromRoot(text), 'not-path')
      .optional(),
    /** Whom a person asks about what this policy does. */
    contact: z.string().min(1).max(200).optional(),
  })
  .refine(({ fixedUserName, userName }) => fixedUserName !== true || userName !== undefined, {
    path: ['fixedUserName'],
    params: { needed: 'userName' },
  })
  .refine(
    ({ allowOtherServers, serverAddress: own }) => allowOtherServers === undefined || own !== undefined,
    {
      path: ['allowOtherServers'],
      params: { needed: 'serverAddress' },
    },
  );

export type WorkstationPolicy = z.output<typeof workstationPolicySchema>;
export type PolicyKey = keyof WorkstationPolicy;

/** Where a policy comes from. `named`: a file that whoever started the program named; any other beats it. */
export type PolicySource = 'registry' | 'managed-preferences' | 'file' | 'named';

/** A file of authorities that is left out: not there, not to be believed or not readable, or without a certificate. */
export type UnreadAuthority = { readonly path: string; readonly why: 'missing' | 'refused' | 'empty' };

/** The policy that holds since the program started. */
export type PolicyInForce = {
  readonly source: PolicySource;
  /** The file or the registry key. */
  readonly place: string;
  /** Variables are replaced in it. */
  readonly policy: WorkstationPolicy;
  /** Absent where each was read. */
  readonly unreadAuthorities?: readonly UnreadAuthority[];
};

/** What Settings tell of a policy: what it sets, as text, in the order of the schema. */
export type PolicyView = {
  readonly source: PolicySource;
  readonly place: string;
  readonly contact: string | null;
  readonly unreadAuthorities: readonly UnreadAuthority[];
  readonly values: readonly { readonly key: PolicyKey; readonly value: string }[];
};
