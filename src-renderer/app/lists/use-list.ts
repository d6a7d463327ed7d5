import { useLayoutEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import {
  changeListPlace,
  enterList,
  type ListName,
  leaveList,
  useListPlaces,
} from '../../state/list-places.ts';
import { type FormKind, openForm } from '../../state/open-form.ts';
import { accountPath } from '../paths.ts';
import { readyValue } from '../use-live-view.ts';
import { useOpenBeside } from '../use-open-beside.ts';
import { followRow } from './follow-row.ts';
import {
  type AccountRow,
  isSameQuestion,
  type ListHead,
  type ListSource,
  type ListView,
  type ShownList,
} from './list-source.ts';
import { useAccountAhead } from './use-account-ahead.ts';
import { useSelectedRow } from './use-selected-row.ts';
import { useWindowedList } from './use-windowed-list.ts';

/** What a person can do with rows. The functions stay the same for the life of the screen, so rows can be memoised. */
export type ListActions<Row> = {
  readonly open: (row: Row) => void;
  /** In a window of its own; this one stays where it is. */
  readonly openBeside: (row: Row) => void;
  readonly openStatement: (row: Row) => void;
  readonly openForm: (kind: FormKind, row: Row) => void;
  readonly choose: (index: number) => void;
  readonly rowsInView: (first: number, last: number) => void;
};

/** A list of accounts on a screen: what is shown of it, which row is selected, what can be done. */
export type List<Question, Head, Row> = {
  readonly view: ListView<Question, Head, Row>;
  readonly shown: ShownList<Question, Head, Row> | undefined;
  readonly total: number;
  readonly activeIndex: number;
  readonly activeKey: string | null;
  readonly activeRow: Row | undefined;
  /** The selected row when it is known; undefined while it is on its way after a jump or another question. */
  readonly rowForKeys: Row | undefined;
  readonly actions: ListActions<Row>;
};

export type ListOptions<Question, Head, Row> = {
  readonly name: ListName;
  /** The address of the list: under another one it begins at its first row. */
  readonly path: string;
  readonly source: ListSource<Question, Head, Row>;
  readonly question: Question;
  /**
   * False while rows are still being computed by the hundred: then the selection stays where it is, at the top of the
   * list unless a person chose a row, instead of following the first row that happened to be there.
   */
  readonly isSettled?: (head: Head) => boolean;
  /** Told of a row before it is opened. */
  readonly onOpen?: (row: Row, shown: ShownList<Question, Head, Row>) => void;
  /** Where a row leads. */
  readonly pathOf: (row: Row, shown: ShownList<Question, Head, Row>) => string;
};

/** Shows a live list: loads the part around what is in view and keeps the selection with its row. */
export function useList<Question, Head extends ListHead, Row extends AccountRow>(
  options: ListOptions<Question, Head, Row>,
): List<Question, Head, Row> {
  const { name, path, source, question } = options;
  const place = useListPlaces(({ places }) => places[name]);
  const { view, rowsInView } = useWindowedList(source, question);
  const shown = readyValue(view);
  const isCurrent = shown?.isRemembered !== true && isSameQuestion(shown?.question, question);
  const current = isCurrent ? shown : undefined;
  const followed = current === undefined ? undefined : followRow(current, place, source.keyOf);
  const total = shown?.head.total ?? 0;
  const activeIndex =
    followed?.state === 'at' ? followed.activeIndex : Math.min(place.activeIndex, Math.max(0, total - 1));
  const activeRow = shown?.rows[activeIndex - shown.offset];
  const isSettled = current !== undefined && (options.isSettled?.(current.head) ?? true);
  useSelectedRow(name, source, isSettled ? current : undefined);
  useAccountAhead(isSettled ? activeRow : undefined);
  // Before what is remembered is seen: another list begins at its first row.
  useLayoutEffect(() => enterList(name, path), [name, path]);
  return {
    view,
    shown,
    total,
    activeIndex,
    activeKey: place.activeKey,
    activeRow,
    rowForKeys: followed?.state === 'at' ? activeRow : undefined,
    actions: useListActions(options, shown, rowsInView),
  };
}

function useListActions<Question, Head, Row extends AccountRow>(
  options: ListOptions<Question, Head, Row>,
  shown: ShownList<Question, Head, Row> | undefined,
  rowsInView: ListActions<Row>['rowsInView'],
): ListActions<Row> {
  const [, go] = useLocation();
  const openPath = useOpenBeside();
  const latest = useRef({ options, shown, go, openPath });
  useLayoutEffect(() => {
    latest.current = { options, shown, go, openPath };
  });
  return useMemo(() => {
    const leaveTo = (row: Row, pathIn: (list: ShownList<Question, Head, Row>) => string) => {
      const { options: list, shown: left, go: follow } = latest.current;
      if (left === undefined) return;
      const { keyOf } = list.source;
      changeListPlace(list.name, { activeKey: keyOf(row) });
      leaveList(left.rows.map((one) => ({ key: keyOf(one), accountId: one.accountId })));
      follow(pathIn(left));
    };
    return {
      open: (row) =>
        leaveTo(row, (left) => {
          const { options: list } = latest.current;
          list.onOpen?.(row, left);
          return list.pathOf(row, left);
        }),
      openBeside: (row) => {
        const { options: list, shown: present, openPath: open } = latest.current;
        if (present === undefined) return;
        changeListPlace(list.name, { activeKey: list.source.keyOf(row) });
        open(list.pathOf(row, present));
      },
      openStatement: (row) => leaveTo(row, () => `${accountPath(row.accountId)}/statement`),
      openForm: (kind, row) => {
        const { options: list } = latest.current;
        changeListPlace(list.name, { activeKey: list.source.keyOf(row) });
        openForm(kind, row.accountId);
      },
      choose: (index) => {
        const { options: list, shown: present } = latest.current;
        const row = present?.rows[index - present.offset];
        changeListPlace(list.name, {
          activeIndex: index,
          activeKey: row === undefined ? null : list.source.keyOf(row),
        });
      },
      rowsInView,
    };
  }, [rowsInView]);
}
