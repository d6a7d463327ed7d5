import type { Account } from '../../src-shared/domain/account/account.ts';
import type { Role } from '../../src-shared/domain/organisation/actor.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';

/** On whose behalf something is read or written: what lies outside of what they see does not exist for them. */
export type Scope = {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: Role;
  readonly deviceId: string;
};

/** The scope of what everybody of a tenant sees. */
export const organisationScope = 'organisation';
/** Stands for every account scope. No account scope reads like it, because those name a territory. */
export const everyAccountScope = 'collector/*';
/** Stands for every scope of the tenant: the server's own work. */
export const everyScope = '*';

/** The scope of an account and of everything that belongs to it. */
export function accountScope(account: Pick<Account, 'collectorId' | 'territory'>): string {
  return `collector/${account.collectorId}/${account.territory}`;
}

/** The scope of the outcomes of a user's commands on a device. */
export function deviceScope(deviceId: string, userId: string): string {
  return `device/${deviceId}/${userId}`;
}

/** Who listens for changes. `territories` are those of a manager's team, empty for other roles. */
export type Viewer = Pick<Scope, 'userId' | 'role' | 'deviceId'> & {
  readonly territories: readonly string[];
};

/**
 * True where a viewer sees a scope. It says the same as the database's own rule, and knows scopes that did not exist
 * yet when the viewer began to listen.
 */
export function seesScope(viewer: Viewer, scope: string): boolean {
  if (scope === organisationScope) return true;
  if (scope.startsWith('device/')) return scope === deviceScope(viewer.deviceId, viewer.userId);
  if (viewer.role === 'administrator') return true;
  if (viewer.role !== 'manager') return scope.startsWith(`collector/${viewer.userId}/`);
  const territory = scope.slice(scope.indexOf('/', 'collector/'.length) + 1);
  return viewer.territories.includes(territory);
}

/** The kind of scope that the documents of a collection have: the first part of its name. */
export function scopeKindOf(collection: CollectionName): 'collector' | 'device' | 'organisation' {
  if (collection === 'outcomes') return 'device';
  return collection === 'reference' ? 'organisation' : 'collector';
}
