import { type DemoRole, demoRoles, type EnrolmentOffer } from '../../src-shared/contract/settings-device.ts';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { FailureError } from './failure-error.ts';
import type { ScreenLock } from './lock.ts';
import type { DevicePort } from './ports/device-port.ts';
import type { SyncPort } from './ports/sync-port.ts';
import { proposedServerName, proposedServerSchema, readServerUrl, serverName } from './server-address.ts';

export type SignInDetails = { readonly userName: string; readonly password: string };

/** How to sign in to demo accounts, by whom there is one. */
export type DemoSignIns = Readonly<Partial<Record<DemoRole, SignInDetails>>>;

export type EnrolmentParts = {
  readonly device: DevicePort;
  readonly sync: SyncPort;
  readonly lock: ScreenLock;
  /** The server that the host was started with. */
  readonly hostServerUrl: string | undefined;
  readonly policy: PolicyInForce | undefined;
  /** How to sign in to demo accounts, where the host has some. */
  readonly demo: DemoSignIns | undefined;
};

const userName = 'user-name';

/** Where an address can come from besides the enrolment. */
type ServerSources = {
  readonly serverUrl?: string | undefined;
  readonly policy?: PolicyInForce | undefined;
};

/**
 * The server of this workstation: the only one that the organisation allows, else the one that it was enrolled at, else
 * the one that the organisation proposes, else the host's. So an organisation that moves its server moves the
 * workstations with it; a lease of a stranger's server opens nothing of what they hold.
 */
export function serverUrlOf(
  device: Pick<DevicePort, 'setting'>,
  { serverUrl, policy }: ServerSources,
): string | undefined {
  const proposed = policy?.policy.serverAddress;
  return fixedServer(policy) ?? device.setting(serverName) ?? proposed ?? serverUrl;
}

/** The only server that the organisation allows on this machine; undefined where a person may name another. */
function fixedServer(inForce: PolicyInForce | undefined): string | undefined {
  const { serverAddress, allowOtherServers } = inForce?.policy ?? {};
  return allowOtherServers === true ? undefined : serverAddress;
}

/** What a file of work proposes; any other source comes before it. */
function proposedServer(device: DevicePort) {
  const kept = device.setting(proposedServerName);
  return kept === undefined ? undefined : proposedServerSchema.parse(JSON.parse(kept));
}

export function enrolmentOffer({ device, hostServerUrl, demo, policy }: EnrolmentParts): EnrolmentOffer {
  const { userName: proposedName, fixedUserName, requirePassphrase, contact } = policy?.policy ?? {};
  const isUserNameFixed = fixedUserName === true;
  const own = serverUrlOf(device, { serverUrl: hostServerUrl, policy });
  const ofWork = own === undefined ? proposedServer(device) : undefined;
  return {
    serverUrl: own ?? ofWork?.serverUrl ?? null,
    serverOfWork: ofWork === undefined ? null : { name: ofWork.name, organisation: ofWork.organisation },
    isServerFixed: fixedServer(policy) !== undefined,
    isUserNameFixed,
    isPassphraseRequired: requirePassphrase === true,
    contact: contact ?? null,
    demoRoles: demoRoles.filter((role) => demo?.[role] !== undefined),
    userName: (isUserNameFixed ? undefined : device.setting(userName)) ?? proposedName ?? '',
  };
}

/** Signs in at the workstation's server and remembers the name for the next time; who it is now. @throws {FailureError} */
export async function signInAs(
  { device, sync, lock, policy }: Pick<EnrolmentParts, 'device' | 'sync' | 'lock' | 'policy'>,
  details: SignInDetails,
): Promise<{ readonly userId: string }> {
  assertOwnName(policy, details.userName);
  const result = await sync.signIn(details.userName, details.password);
  if (!result.ok) throw new FailureError(result.failure);
  device.saveSetting(userName, details.userName);
  lock.signedIn();
  const session = device.session();
  if (session === undefined) throw new Error('nobody is signed in after a sign-in');
  return { userId: session.actor.userId };
}

/**
 * The first sign-in, at a server of the person's choice. Where it fails the workstation knows no more than before.
 * @throws {FailureError} SERVER_ADDRESS_INVALID, SERVER_FIXED, USER_NAME_FIXED, FORBIDDEN, or why the server did not let them in.
 */
export async function enrol(
  parts: EnrolmentParts,
  { serverUrl, ...details }: SignInDetails & { readonly serverUrl: string },
): Promise<void> {
  const { device, hostServerUrl, policy } = parts;
  assertFirst(device);
  const chosen = readServerUrl(serverUrl);
  if (chosen === undefined) throw new FailureError(failure('SERVER_ADDRESS_INVALID'));
  const only = fixedServer(policy);
  if (only !== undefined && readServerUrl(only) !== chosen) {
    throw new FailureError(failure('SERVER_FIXED', { server: only }));
  }
  // The host's own may have another port at its next start: it is followed, not remembered.
  const isOfHost = hostServerUrl !== undefined && readServerUrl(hostServerUrl) === chosen;
  if (isOfHost) device.removeSetting(serverName);
  else device.saveSetting(serverName, chosen);
  try {
    await signInAs(parts, details);
  } catch (error) {
    device.removeSetting(serverName);
    throw error;
  }
  device.removeSetting(proposedServerName);
}

/** @throws {FailureError} FORBIDDEN where the demo has nobody of the role or somebody has signed in already, else as a sign-in. */
export async function startDemo(parts: EnrolmentParts, role: DemoRole): Promise<void> {
  assertFirst(parts.device);
  const details = parts.demo?.[role];
  if (details === undefined) throw new FailureError(failure('FORBIDDEN'));
  await signInAs(parts, details);
}

/** @throws {FailureError} USER_NAME_FIXED where the organisation has this machine for one person, who is another. */
function assertOwnName(inForce: PolicyInForce | undefined, typed: string): void {
  const { userName: own, fixedUserName } = inForce?.policy ?? {};
  if (fixedUserName !== true || own === undefined) return;
  if (own.toLowerCase() !== typed.trim().toLowerCase()) {
    throw new FailureError(failure('USER_NAME_FIXED', { name: own }));
  }
}

/** A workstation that has a session stays with its server: a refresh token is meant for no other. */
function assertFirst(device: DevicePort): void {
  if (device.session() !== undefined) throw new FailureError(failure('FORBIDDEN'));
}
