import type { SyncPort } from '../../../src-main/engine/ports/sync-port.ts';
import { verifyAudit } from '../../../src-server/store/verify-audit.ts';
import type { Idle } from '../runs/heal.ts';
import type { World } from '../world/world.ts';
import { checkApprovals } from './check-approvals.ts';
import { checkClaims } from './check-claims.ts';
import { checkCommands, checkOnce } from './check-commands.ts';
import { checkDeviceChains } from './check-device-chains.ts';
import { checkJudged, checkJudgedHere, checkReceiptsTaken } from './check-judged.ts';
import { checkCash, checkPromised } from './check-money.ts';
import { checkPlans } from './check-plans.ts';
import { checkNumbered, checkReceipts } from './check-receipts.ts';
import { checkReplicas } from './check-replicas.ts';
import { checkScopes } from './check-scopes.ts';
import type { LookBack } from './look-back.ts';
import type { Violation } from './violation.ts';

/** Everything that has to hold once all is quiet. */
export async function checkWorld(
  world: World,
  { rows, judged, settings }: LookBack,
): Promise<readonly Violation[]> {
  return [
    ...checkCommands(world, rows),
    ...checkOnce(rows, new Set([...world.poison, ...world.inherited])),
    ...(await checkReplicas(world, rows)),
    ...checkScopes(rows),
    ...checkReceipts(world),
    ...checkNumbered(world, rows),
    ...checkCash(rows),
    ...checkPromised(rows, latestDay(world)),
    ...checkJudged(judged),
    ...checkReceiptsTaken(judged),
    ...checkJudgedHere(judged, world.judgedHere),
    ...checkClaims(judged),
    ...checkApprovals(rows, settings.dunning),
    ...checkPlans(rows),
    ...(await checkAudit(world)),
    ...checkDeviceChains(world, rows),
  ];
}

/** The latest day on which a device gave a command. */
function latestDay({ workstations }: Pick<World, 'workstations'>): string {
  const given = workstations.flatMap(({ confirmed, retired }) => [
    ...confirmed.values(),
    ...retired.flatMap((one) => [...one.confirmed.values()]),
  ]);
  return (
    given
      .map(({ today }) => today)
      .toSorted()
      .at(-1) ?? ''
  );
}

export async function checkAudit(world: World): Promise<readonly Violation[]> {
  const verdict = await world.time.hold(verifyAudit(world.shared.store.db, world.tenantId));
  if (verdict.intact) return [];
  return [{ check: 'the audit chain is intact', detail: `row ${verdict.badRow} ${verdict.reason}` }];
}

/** Nothing is asked for by anybody while nothing happens; tokens may be renewed. */
export function checkIdle({ requests }: Idle): readonly Violation[] {
  const asked = requests.filter((path) => path !== '/v1/session/refresh');
  if (asked.length === 0) return [];
  const counts = [...Map.groupBy(asked, (path) => path)].map(([path, all]) => `${all.length} × ${path}`);
  return [{ check: 'idle after healing', detail: counts.join(', ') }];
}

/** Why it never became quiet, from what the workstations say. */
export function checkQuiet(world: World, isQuiet: boolean): readonly Violation[] {
  if (isQuiet) return [];
  const phases = world.workstations.map((one) => one.running()?.sync.state().phase ?? 'not running');
  return [{ check: 'promise 3: replicas converge and know it', detail: `never quiet: ${phases.join(', ')}` }];
}

type Comparing = {
  readonly device: number;
  running(): { readonly sync: Pick<SyncPort, 'state'> } | undefined;
};

/** Promise 3: every workstation has compared what it holds with the server, and had nothing to repair. */
export function checkKnown(workstations: readonly Comparing[]): readonly Violation[] {
  const check = 'promise 3: replicas converge and know it';
  return workstations.flatMap((workstation): Violation[] => {
    const compared = workstation.running()?.sync.state().check;
    if (compared !== undefined && compared.checkedAt !== null && compared.repairs === 0) return [];
    return [{ check, detail: `device ${workstation.device}: ${JSON.stringify(compared ?? 'not running')}` }];
  });
}
