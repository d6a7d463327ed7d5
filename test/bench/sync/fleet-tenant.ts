import { collectorAt, managerAt, type SignInName, type TenantOrder } from './tenants.ts';

/** Workstations that are connected at the same time; one in twenty-five is a manager's. */
export type FleetShape = { readonly collectors: number; readonly managers: number };

export const fullFleet: FleetShape = { collectors: 480, managers: 20 };
export const quickFleet: FleetShape = { collectors: 8, managers: 2 };

const tenantId = 'fleet';
const accountsPerCollector = 10;

/** The organisation that they all work for. */
export function fleetTenant(seed: number, shape: FleetShape): Omit<TenantOrder, 'databaseUrl'> {
  return { tenantId, seed, accounts: shape.collectors * accountsPerCollector, ...shape };
}

/** Gives commands in the measurements that have a workstation of ours at both ends. */
export const busyCollector = collectorAt(tenantId, 0);
/** Sees the accounts of that collector, and those of every other one of the team. */
export const theirManager = managerAt(tenantId, 0);

/** An account of the busy collector, the largest of the ledger left out. */
export function busyAccountAt(index: number, { collectors }: FleetShape): string {
  return `account-${(1 + (index % (accountsPerCollector - 1))) * collectors}`;
}

/** Everybody: the two of the measurements first. */
export function fleetPeople({ collectors, managers }: FleetShape): readonly SignInName[] {
  const others = [
    ...Array.from({ length: collectors - 1 }, (_, index) => collectorAt(tenantId, index + 1)),
    ...Array.from({ length: managers - 1 }, (_, index) => managerAt(tenantId, index + 1)),
  ];
  return [busyCollector, theirManager, ...others];
}
