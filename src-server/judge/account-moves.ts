import { refusedFor } from '../../src-shared/commands/command.ts';
import type { Account } from '../../src-shared/domain/account/account.ts';
import { type Failure, failure } from '../../src-shared/domain/failure.ts';
import { isCollectorOf, isTerritoryOf, readTeam, type Team } from '../admin/team.ts';
import type { ScopeMove } from '../store/move-scope.ts';
import { accountScope } from '../store/scope.ts';
import type { Trx } from '../store/store.ts';
import { enterTenant } from '../store/tenant-transaction.ts';
import type { Verdict } from './apply-group.ts';
import type { JudgeContext } from './judge-context.ts';
import type { LockedAccount } from './open-judgement.ts';

/** An account that a command gives to somebody else, or moves to another territory. */
export type AccountMove = ScopeMove & { readonly document: Account };

/** Which account a verdict moves. */
export function moveOf(
  verdict: Verdict,
  accounts: ReadonlyMap<string, LockedAccount>,
): AccountMove | undefined {
  if (verdict === 'bug' || !verdict.ok) return undefined;
  const change = verdict.changes.findLast((one) => one.collection === 'accounts');
  if (change === undefined) return undefined;
  const { document } = change;
  const fromScope = accounts.get(document.id)?.scope;
  const toScope = accountScope(document);
  if (fromScope === undefined || fromScope === toScope) return undefined;
  return { accountId: document.id, fromScope, toScope, document };
}

/**
 * What a rule cannot see from one account: whether there is such a collector and such a territory, for a manager in the
 * own team. Whoever is not allowed to know of them is answered as if they did not exist: COLLECTOR_NOT_FOUND,
 * TERRITORY_NOT_FOUND. The transaction sees the whole tenant from then on, and its row is locked.
 */
export async function checkMove(
  trx: Trx,
  { session }: JudgeContext,
  { document, fromScope }: AccountMove,
): Promise<ReturnType<typeof refusedFor>> {
  const { tenantId } = session;
  await enterTenant(trx, tenantId);
  const team = await readTeam(trx, session);
  const [, collectorId] = fromScope.split('/');
  const territory = fromScope.slice(`collector/${collectorId}/`.length);
  return refusedFor([
    document.collectorId === collectorId
      ? undefined
      : await collectorFailure(trx, tenantId, document.collectorId, team),
    document.territory === territory
      ? undefined
      : await territoryFailure(trx, tenantId, document.territory, team),
  ]);
}

async function collectorFailure(
  trx: Trx,
  tenantId: string,
  collectorId: string,
  team: Team,
): Promise<Failure | undefined> {
  return (await isCollectorOf(trx, tenantId, collectorId, team))
    ? undefined
    : failure('COLLECTOR_NOT_FOUND', { collectorId });
}

/** An organisation that has no territories yet begins with the first that an account is moved to. */
async function territoryFailure(
  trx: Trx,
  tenantId: string,
  territory: string,
  team: Team,
): Promise<Failure | undefined> {
  if (await isTerritoryOf(trx, tenantId, territory, team)) return undefined;
  return team === null && !(await hasTerritories(trx, tenantId))
    ? undefined
    : failure('TERRITORY_NOT_FOUND', { territory });
}

async function hasTerritories(trx: Trx, tenantId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('territory')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
