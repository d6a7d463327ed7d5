import { sql } from 'kysely';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { Session } from '../identity/session.ts';
import { endSessions, tellStreams } from '../identity/session-end.ts';
import type { Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { writePeople } from '../store/write-people.ts';
import { type AdminDesk, auditChange } from './admin-desk.ts';
import {
  areTerritories,
  lockUser,
  readTerritories,
  replaceTerritories,
  teamProblem,
  type UserChange,
} from './user-rows.ts';

/**
 * Changes a user. Another role or team gives the user another scope, so the replicas of the user start over; a user
 * who is not active any more loses every session at once. USER_NOT_FOUND, TERRITORY_NOT_FOUND, LAST_ADMINISTRATOR;
 * COMMAND_INVALID for a team without a manager.
 */
export async function updateUser(
  { store, clock }: AdminDesk,
  session: Session,
  request: UserChange,
): Promise<Result<void>> {
  const { tenantId } = session;
  const change = { ...request, territories: [...new Set(request.territories)].sort() };
  if (change.role !== 'manager' && change.territories.length > 0) return fail('COMMAND_INVALID', teamProblem);
  return inTenant(store.db, tenantId, async (trx) => {
    const administrators = await lockAdministrators(trx, tenantId);
    const before = await lockUser(trx, tenantId, change.id);
    if (before === undefined) return fail('USER_NOT_FOUND');
    const staysAdministrator = change.role === 'administrator' && change.active;
    if (!staysAdministrator && administrators.length === 1 && administrators[0] === change.id) {
      return fail('LAST_ADMINISTRATOR');
    }
    if (!(await areTerritories(trx, tenantId, change.territories))) return fail('TERRITORY_NOT_FOUND');
    const territories = (await readTerritories(trx, tenantId, [change.id])).get(change.id) ?? [];
    const changed = changedFields({ ...before, territories }, change);
    if (changed.length === 0) return succeed(undefined);
    await storeUser(trx, tenantId, change, changed);
    await writePeople(trx, tenantId);
    await followUp(trx, tenantId, change, { changed, now: clock() });
    const detail = { changed, role: change.role, active: change.active, territories: change.territories };
    await auditChange(trx, session, clock(), { action: 'user.changed', subject: change.id, detail });
    return succeed(undefined);
  });
}

type Field = 'name' | 'role' | 'active' | 'territories';
type UserState = {
  readonly name: string;
  readonly role: string;
  readonly active: boolean;
  readonly territories: readonly string[];
};

function changedFields(before: UserState, after: UserState): readonly Field[] {
  const fields = ['name', 'role', 'active'] as const;
  const changed: readonly Field[] = fields.filter((field) => before[field] !== after[field]);
  const sameTeam = JSON.stringify([...before.territories].sort()) === JSON.stringify(after.territories);
  return sameTeam ? changed : [...changed, 'territories'];
}

/** The active administrators, locked: two that demote each other at once must not both succeed. */
async function lockAdministrators(trx: Trx, tenantId: string): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('app_user')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'administrator')
    .where('active', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

function changesScope(changed: readonly Field[]): boolean {
  return changed.includes('role') || changed.includes('territories');
}

async function storeUser(
  trx: Trx,
  tenantId: string,
  { id, name, role, active, territories }: UserChange,
  changed: readonly Field[],
): Promise<void> {
  const grown = changesScope(changed) ? 1 : 0;
  await trx
    .updateTable('app_user')
    .set({ name, role, active, scope_version: sql<number>`scope_version + ${grown}` })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
  if (changed.includes('territories')) await replaceTerritories(trx, tenantId, id, territories);
}

async function followUp(
  trx: Trx,
  tenantId: string,
  { id, active }: UserChange,
  { changed, now }: { readonly changed: readonly Field[]; readonly now: Date },
): Promise<void> {
  if (!active) await endSessions(trx, tenantId, { userId: id }, { reason: 'user-inactive', now });
  // What a stream was opened for holds no more; its workstation connects again and learns of the new scope.
  else if (changesScope(changed)) await tellStreams(trx, { tenantId, userId: id });
}
