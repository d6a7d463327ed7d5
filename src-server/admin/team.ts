import type { Session } from '../identity/session.ts';
import type { Trx } from '../store/store.ts';
import { areTerritories, readTerritories } from './user-rows.ts';

/** The territories that somebody may assign accounts within; null is every one. */
export type Team = readonly string[] | null;

/** A manager's own territories; every one for an administrator. */
export async function readTeam(trx: Trx, { tenantId, actor }: Session): Promise<Team> {
  if (actor.role === 'administrator') return null;
  return (await readTerritories(trx, tenantId, [actor.userId])).get(actor.userId) ?? [];
}

export function isOfTeam(team: Team, territory: string): boolean {
  return team === null || team.includes(territory);
}

/**
 * True for an active user who works accounts, and who has some of the team's. The caller holds the tenant's row, for
 * which every change of users waits, so that the answer holds until the transaction ends.
 */
export async function isCollectorOf(
  trx: Trx,
  tenantId: string,
  userId: string,
  team: Team,
): Promise<boolean> {
  const user = await trx
    .selectFrom('app_user')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', userId)
    .where('active', '=', true)
    .where('role', 'in', ['collector', 'field-agent'])
    .executeTakeFirst();
  // Asked even where there is no such user: how long it takes shall not tell a manager who works for others.
  const isOwn = team === null || (team.length > 0 && (await hasAccountIn(trx, tenantId, userId, team)));
  return user !== undefined && isOwn;
}

async function hasAccountIn(
  trx: Trx,
  tenantId: string,
  userId: string,
  team: readonly string[],
): Promise<boolean> {
  const row = await trx
    .selectFrom('account_scope as s')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.scope', '=', 's.id'),
    )
    .select('a.id')
    .where('s.tenant_id', '=', tenantId)
    .where('s.collector_id', '=', userId)
    .where('s.territory', 'in', team)
    .where('a.deleted', '=', false)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** True for a territory of the team that the organisation has. */
export async function isTerritoryOf(
  trx: Trx,
  tenantId: string,
  territory: string,
  team: Team,
): Promise<boolean> {
  return isOfTeam(team, territory) && areTerritories(trx, tenantId, [territory]);
}
