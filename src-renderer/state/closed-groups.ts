import { create } from 'zustand';
import { mostClosedGroups, type WorklistGrouping } from '../../src-shared/contract/worklist-view.ts';
import type { AccountListName } from './account-orders.ts';

/** A list in groups of one kind: which of its groups are closed is kept for each. */
type GroupedList = `${AccountListName}/${WorklistGrouping}`;

const none: readonly string[] = [];

/** The keys of groups that were closed, kept as long as the window is open. */
export const useClosedGroups = create<Readonly<Partial<Record<GroupedList, readonly string[]>>>>(() => ({}));

/** The closed groups of a list; none where it is not in groups. */
export function closedIn(
  closed: ReturnType<typeof useClosedGroups.getState>,
  name: AccountListName,
  grouping: WorklistGrouping | null,
): readonly string[] {
  return grouping === null ? none : (closed[`${name}/${grouping}`] ?? none);
}

/** Closes an open group and opens a closed one; beyond the most that can be closed, the first of them is open again. */
export function toggleGroup(name: AccountListName, grouping: WorklistGrouping, key: string): void {
  useClosedGroups.setState((state) => {
    const closed = closedIn(state, name, grouping);
    const others = closed.filter((one) => one !== key);
    const next = others.length < closed.length ? others : [...others, key].slice(-mostClosedGroups);
    return { [`${name}/${grouping}`]: next };
  });
}

/** Every group is open. */
export function openAllGroups(): void {
  useClosedGroups.setState({}, true);
}
