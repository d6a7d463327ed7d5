import type { WorklistGrouping } from '../../../src-shared/contract/worklist-view.ts';
import type { AccountListName } from '../../state/account-orders.ts';
import { closedIn, toggleGroup, useClosedGroups } from '../../state/closed-groups.ts';
import { changeListPlace } from '../../state/list-places.ts';
import type { Shortcuts } from '../use-shortcuts.ts';
import type { AccountList } from './account-table.tsx';
import { groupOfRow } from './grouped-items.ts';

/**
 * Closes and opens the groups of a list. By keys: ← closes the group of the selected row and goes to its head, → opens
 * the group that was closed last. On a head they close and open that group.
 */
export function useToggleGroup(
  name: AccountListName,
  grouping: WorklistGrouping | null,
  { shown, activeIndex }: AccountList,
): { readonly toggle: (key: string) => void; readonly keys: Shortcuts } {
  if (grouping === null) return { toggle: () => undefined, keys: {} };
  const closed = new Set(shown?.question.closed);
  const selected = groupOfRow(shown?.head.groups ?? [], activeIndex, closed);
  const toggle = (key: string) => {
    // A row that is hidden is not selected any more: the first one below the group is.
    if (key === selected?.group.key)
      changeListPlace(name, { activeIndex: selected.firstRow, activeKey: null });
    toggleGroup(name, grouping, key);
  };
  return {
    toggle,
    keys: {
      arrowleft: () => {
        if (selected === undefined) return;
        toggle(selected.group.key);
        document.getElementById(groupHeadId(selected.group.key))?.focus();
      },
      arrowright: () => {
        const last = closedIn(useClosedGroups.getState(), name, grouping).at(-1);
        if (last !== undefined) toggle(last);
      },
    },
  };
}

/** The id of the button in the head of a group. */
export function groupHeadId(key: string): string {
  return `group-${key}`;
}
