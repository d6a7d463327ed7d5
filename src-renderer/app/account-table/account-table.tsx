import { IconPlugConnectedX } from '@tabler/icons-react';
import { Fragment, type ReactElement, useContext, useMemo } from 'react';
import type { WorklistHead, WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { nameAmong } from '../../../src-shared/domain/organisation/name-among.ts';
import type { RowPosition } from '../../components/list-table/list-row.tsx';
import { ListTable } from '../../components/list-table/list-table.tsx';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { useWorklistSettings } from '../../state/worklist-settings.ts';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import type { List } from '../lists/use-list.ts';
import type { WorklistQuestion } from '../lists/worklist-source.ts';
import { PeopleContext } from '../people-context.ts';
import { AccountTableRow } from './account-row.tsx';
import { gridOf } from './column-layout.ts';
import { GroupRow } from './group-row.tsx';
import { groupedItems, groupedLines, type TableItem } from './grouped-items.ts';
import { type AccountOrder, type SortBy, useAccountColumns } from './use-account-columns.ts';

export type AccountList = List<WorklistQuestion, WorklistHead, WorklistRow>;

type AccountTableProps = {
  readonly id: string;
  readonly list: AccountList;
  readonly order: AccountOrder;
  readonly sortBy: SortBy;
  readonly today: string;
  readonly whyKey: string | null;
  readonly onWhy: (key: string | null) => void;
  readonly onToggleGroup: (key: string) => void;
  /** What stands in the place of rows when the list is here and has none. */
  readonly empty: ReactElement;
};

const rowHeights = { comfortable: 46, dense: 38 } as const;

type Item = TableItem<WorklistRow>;

const keyOf = (item: Item): string =>
  item.kind === 'group' ? `group/${item.group.key}` : item.row.accountId;

/** Accounts as a table with the columns that a person has chosen, in groups where they are asked for. */
export function AccountTable(props: AccountTableProps) {
  const { t } = useTranslation();
  const { list, onWhy } = props;
  const { columns, density } = useWorklistSettings(({ settings }) => settings);
  const { shown, activeRow } = list;
  const people = useContext(PeopleContext);
  const nameOf = useMemo(() => nameAmong(people), [people]);
  const groups = shown?.head.groups ?? [];
  const grouping = shown?.question.grouping;
  const closed = new Set(shown?.question.closed);
  const lines = groupedLines(groups, list.total, closed);
  const part = shown === undefined ? undefined : groupedItems(groups, shown, closed);
  const tableColumns = useAccountColumns(columns, props.order, props.sortBy);
  const renderItem = (item: Item, position: RowPosition) => {
    if (item.kind === 'group') {
      const { index, top } = position;
      return grouping === undefined ? (
        <Fragment />
      ) : (
        <GroupRow
          {...{ index, top, grouping }}
          group={item.group}
          isClosed={closed.has(item.group.key)}
          columnCount={tableColumns.length}
          onToggle={props.onToggleGroup}
        />
      );
    }
    const { row } = item;
    const foundIn = shown?.head.foundIn[row.accountId];
    return (
      <AccountTableRow
        {...position}
        row={row}
        rowIndex={lines.rowIn(position.index) ?? 0}
        columns={columns}
        foundKind={foundIn?.kind}
        foundText={foundIn?.text}
        search={foundIn === undefined ? '' : (shown?.question.search ?? '')}
        isWhyShown={position.isActive && row.accountId === props.whyKey}
        collectorName={nameOf(row.collectorId)}
        hasCurrencies={(shown?.head.totals.length ?? 0) > 1}
        today={props.today}
        onOpen={list.actions.open}
        onWhy={onWhy}
      />
    );
  };
  return (
    <ListTable
      id={props.id}
      label={t('worklist.table')}
      columns={tableColumns}
      columnsClass={undefined}
      columnsStyle={gridOf(columns, density === 'dense')}
      height={rowHeights[density]}
      list={
        part === undefined ? undefined : { total: lines.lineCount, offset: part.offset, rows: part.items }
      }
      keyOf={keyOf}
      renderRow={renderItem}
      activeIndex={list.total === 0 ? 0 : lines.lineOf(list.activeIndex)}
      activeKey={list.activeKey}
      announcement={
        activeRow === undefined
          ? ''
          : t('worklist.activeRow', { name: activeRow.name, score: activeRow.score })
      }
      instead={useInstead(props, lines.lineCount)}
      onChoose={(line) => {
        const rowIndex = lines.rowIn(line);
        if (rowIndex !== null) list.actions.choose(rowIndex);
      }}
      onOpen={(item) => {
        if (item.kind === 'row') list.actions.open(item.row);
      }}
      onOpenBeside={(item) => {
        if (item.kind === 'row') list.actions.openBeside(item.row);
      }}
      onRowsInView={(first, last) => list.actions.rowsInView(lines.rowFrom(first), lines.rowFrom(last))}
    />
  );
}

function useInstead({ list: { view }, empty }: AccountTableProps, lineCount: number): ReactElement | null {
  const { t } = useTranslation();
  const formats = useFormats();
  if (view.state === 'failed') {
    const text = failureWords(view.problem, t, formats);
    return <MessagePanel icon={<IconPlugConnectedX size={22} />} title={t('worklist.failed')} text={text} />;
  }
  return view.state === 'loading' || lineCount > 0 ? null : empty;
}
