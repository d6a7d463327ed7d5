import { type Account, accountSchema } from '../../src-shared/domain/account/account.ts';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import type { Session } from '../identity/session.ts';
import type { Trx } from '../store/store.ts';
import { lockTenantHead } from '../store/tenant-head.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { writeFeed } from '../store/write-feed.ts';
import { type AdminDesk, auditChange } from './admin-desk.ts';
import { isCollectorOf, isOfTeam, isTerritoryOf, readTeam } from './team.ts';

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
    await lockTenantHead(trx, tenantId);
    if (accounts === undefined || !accounts.every(({ territory }) => isOfTeam(team, territory))) {
      return fail('ACCOUNT_NOT_FOUND');
    }
    if (!(await isCollectorOf(trx, tenantId, assignment.collectorId, team)))
      return fail('USER_NOT_FOUND', collectorProblem);
    const { territory: named } = assignment;
    if (named !== null && !(await isTerritoryOf(trx, tenantId, named, team)))
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
