import { type Account, accountSchema } from '../../src-shared/domain/account/account.ts';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import type { Session } from '../identity/session.ts';
import type { Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { writeFeed } from '../store/write-feed.ts';
import { type AdminDesk, auditChange } from './admin-desk.ts';
import { areTerritories, readTerritories } from './user-rows.ts';

export type Assignment = {
  readonly accountIds: readonly string[];
  readonly collectorId: string;
  /** Null: every account stays in its territory. */
  readonly territory: string | null;
};

/**
 * Gives accounts to a collector and, where named, to a territory: all or none. A manager does so within the team: the
 * accounts of the manager's territories, the collectors who have some of them, those territories. What lies outside is
 * answered like what does not exist: ACCOUNT_NOT_FOUND, USER_NOT_FOUND, TERRITORY_NOT_FOUND.
 */
export async function assignAccounts(
  { store, clock }: AdminDesk,
  session: Session,
  assignment: Assignment,
): Promise<Result<{ moved: number }>> {
  const { tenantId } = session;
  return inTenant(store.db, tenantId, async (trx) => {
    const team = await readTeam(trx, session);
    const accounts = await lockAccounts(trx, tenantId, assignment.accountIds);
    if (accounts === undefined || !accounts.every(({ territory }) => isOf(team, territory))) {
      return fail('ACCOUNT_NOT_FOUND');
    }
    if (!(await isCollector(trx, tenantId, assignment.collectorId, team)))
      return fail('USER_NOT_FOUND', collectorProblem);
    if (!(await isKnownTerritory(trx, tenantId, assignment.territory, team)))
      return fail('TERRITORY_NOT_FOUND');
    const moving = accounts.map((account) => moved(account, assignment)).filter((one) => one !== undefined);
    if (moving.length === 0) return succeed({ moved: 0 });
    const origin = { tenantId, userId: session.actor.userId };
    await writeFeed(
      trx,
      origin,
      moving.map((document) => ({ collection: 'accounts' as const, document })),
    );
    const { collectorId, territory } = assignment;
    const detail = { territory, accountIds: moving.map(({ id }) => id) };
    await auditChange(trx, session, clock(), { action: 'accounts.assigned', subject: collectorId, detail });
    return succeed({ moved: moving.length });
  });
}

/** Said of whoever is none, for whatever reason: a manager must not learn who works elsewhere. */
const collectorProblem = {
  field: 'collectorId',
  problem: 'must be an active collector or field agent whom you may assign to',
};

/** The territories that the caller may assign within; null is every one. */
type Team = readonly string[] | null;

async function readTeam(trx: Trx, { tenantId, actor }: Session): Promise<Team> {
  if (actor.role === 'administrator') return null;
  return (await readTerritories(trx, tenantId, [actor.userId])).get(actor.userId) ?? [];
}

function isOf(team: Team, territory: string): boolean {
  return team === null || team.includes(territory);
}

/** Locks accounts in order of id; `undefined` where one of them does not exist. */
async function lockAccounts(
  trx: Trx,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly Account[] | undefined> {
  const wanted = [...new Set(ids)];
  const rows = await trx
    .selectFrom('account')
    .select(['doc', 'seq'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', wanted)
    .where('deleted', '=', false)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rows.length !== wanted.length) return undefined;
  return rows.map(({ doc, seq }) => accountSchema.parse({ ...(doc as object), seq: Number(seq) }));
}

async function isCollector(trx: Trx, tenantId: string, userId: string, team: Team): Promise<boolean> {
  const user = await trx
    .selectFrom('app_user')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', userId)
    .where('active', '=', true)
    .where('role', 'in', ['collector', 'field-agent'])
    .forShare()
    .executeTakeFirst();
  // Asked even where there is no such user: how long it takes shall not tell a manager who works for others.
  const isOfTeam = team === null || (team.length > 0 && (await hasAccountIn(trx, tenantId, userId, team)));
  return user !== undefined && isOfTeam;
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

async function isKnownTerritory(
  trx: Trx,
  tenantId: string,
  territory: string | null,
  team: Team,
): Promise<boolean> {
  if (territory === null) return true;
  return isOf(team, territory) && areTerritories(trx, tenantId, [territory]);
}

/** The account as the assignment has it; `undefined` where nothing changes. */
function moved(account: Account, { collectorId, territory }: Assignment): Account | undefined {
  const next = {
    ...account,
    collectorId: userIdSchema.parse(collectorId),
    territory: territory ?? account.territory,
  };
  const isSame = next.collectorId === account.collectorId && next.territory === account.territory;
  return isSame ? undefined : next;
}
