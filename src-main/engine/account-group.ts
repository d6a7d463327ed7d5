import type { AccountGroupView } from '../../src-shared/contract/account-group-view.ts';
import type { Narrowing, WorklistQuery, WorklistRow } from '../../src-shared/contract/worklist-view.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import type { EngineServices } from './engine-services.ts';
import { isReplicaShown } from './replica-shown.ts';

type GroupServices = Pick<EngineServices, 'readModels' | 'device'>;

const everyRow = {
  ...{ offset: 0, limit: Number.MAX_SAFE_INTEGER, search: '' },
  ...{ filter: 'all', sort: 'name', direction: 'ascending' },
} as const satisfies Omit<WorklistQuery, 'narrowing'>;

/** The group of companies that an account is in, as far as it is on this device; null where it is in none. */
export function accountGroup(services: GroupServices, accountId: string): AccountGroupView | null {
  if (!isReplicaShown(services.device)) return null;
  const top = services.readModels.companyOf(accountId);
  if (top === '') return null;
  const members = groupMembers(services, accountIdSchema.parse(top));
  const head = members.find((one) => one.accountId === top);
  return {
    head: head === undefined ? null : { accountId: head.accountId, number: head.number, name: head.name },
    memberCount: members.length,
  };
}

/** The numbers of all accounts that are on this device, of groups and of none. */
export function heldNumbers({ readModels }: Pick<GroupServices, 'readModels'>): ReadonlySet<string> {
  return new Set(readModels.rows(everyRow).map(({ number }) => number));
}

/** The accounts of a group that are on this device: the one at the top first, the others by their numbers. */
export function groupMembers(
  { readModels }: Pick<GroupServices, 'readModels'>,
  companyId: NonNullable<Narrowing['companyId']>,
): readonly WorklistRow[] {
  const isBelow = ({ accountId }: WorklistRow) => (accountId === companyId ? 0 : 1);
  return [...readModels.rows({ ...everyRow, narrowing: { companyId } })].sort(
    (a, b) =>
      isBelow(a) - isBelow(b) || compareText(a.number, b.number) || compareText(a.accountId, b.accountId),
  );
}
