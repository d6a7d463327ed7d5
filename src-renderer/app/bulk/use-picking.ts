import { useEffect, useRef } from 'react';
import type { WorklistHead, WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { pick, pickedOf, toggled, useAccountSelection, withPicked } from '../../state/account-selection.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { useSayProblem } from '../decide/use-decide.ts';
import type { List } from '../lists/use-list.ts';
import type { WorklistQuestion } from '../lists/worklist-source.ts';
import { problemOf } from '../problem.ts';
import { readPage } from './collect-all.ts';

type AccountList = List<WorklistQuestion, WorklistHead, WorklistRow>;

const pageSize = 500;

/**
 * A list whose rows can be picked: with Shift held, going to another row by key or by click picks all from the one
 * before up to it. `toggle` picks a row, the selected one, or leaves it out.
 */
export function usePicking(list: AccountList): {
  readonly list: AccountList;
  readonly toggle: (row: WorklistRow) => void;
} {
  const isShiftHeld = useShiftHeld();
  const pickRange = usePickRange(list);
  const choose = (index: number) => {
    const from = useAccountSelection.getState().anchorIndex ?? list.activeIndex;
    list.actions.choose(index);
    if (isShiftHeld.current) void pickRange(from, index);
  };
  return {
    list: { ...list, actions: { ...list.actions, choose } },
    toggle: (row) => pick((selection) => toggled(selection, pickedOf(row)), list.activeIndex),
  };
}

/** Whether Shift was held with the last key or click, noted before anything else sees it. */
function useShiftHeld() {
  const isHeld = useRef(false);
  useEffect(() => {
    const note = (event: KeyboardEvent | MouseEvent) => {
      isHeld.current = event.shiftKey;
    };
    const kinds = ['keydown', 'keyup', 'click'] as const;
    for (const kind of kinds) window.addEventListener(kind, note, { capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, note, { capture: true });
    };
  }, []);
  return isHeld;
}

function usePickRange({ shown }: AccountList) {
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  return async (from: number, to: number): Promise<void> => {
    if (shown === undefined) return;
    const first = Math.min(from, to);
    const end = Math.max(from, to) + 1;
    const rows = shown.rows.slice(Math.max(0, first - shown.offset), Math.max(0, end - shown.offset));
    if (first >= shown.offset && rows.length === end - first) {
      pick((selection) => withPicked(selection, rows.map(pickedOf)), from);
      return;
    }
    if (client === null) return;
    try {
      for (let offset = first; offset < end; offset += pageSize) {
        const limit = Math.min(pageSize, end - offset);
        const { accounts } = await readPage(client, shown.question, offset, limit);
        pick((selection) => withPicked(selection, accounts), from);
      }
    } catch (error) {
      sayProblem(problemOf(error));
    }
  };
}
