import { IconCalendarCheck, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useLocation } from 'wouter';
import type { DueListHead } from '../../../src-shared/contract/due-lists-view.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { ListScreen } from '../../components/list-screen.tsx';
import { ListTable } from '../../components/list-table/list-table.tsx';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { useCounts } from '../counts-context.ts';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { type List, useList } from '../lists/use-list.ts';
import { useListKeys } from '../lists/use-list-keys.ts';
import { accountPath } from '../paths.ts';
import { useSession } from '../session-context.ts';
import { useIsSynced } from '../use-is-synced.ts';
import type { DueFootProps, DueListKind, DueRow } from './due-list-kind.ts';

type DueListProps<Filter extends string, Row extends DueRow> = {
  readonly kind: DueListKind<Filter, Row>;
  /** As it stands in the address; anything that is no filter means the first one. */
  readonly filter: string | undefined;
  /** By filter, where the list has counts of its own. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Stands behind the filters. */
  readonly aside?: ReactElement;
  readonly foot?: (foot: DueFootProps<Row, Filter>) => ReactElement;
};

/** A screen of what is due, account by account: the earliest first, by keyboard as the worklist. */
export function DueList<Filter extends string, Row extends DueRow>({
  kind,
  filter: named,
  counts: own,
  aside,
  foot,
}: DueListProps<Filter, Row>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { today } = useSession();
  const [, go] = useLocation();
  const [first] = kind.filters;
  const filter = (kind.filters.find((one) => one.filter === named) ?? first)?.filter;
  if (filter === undefined || first === undefined) throw new Error('a list of what is due has no filter');
  const { path = `/${kind.name}` } = kind;
  const pathOf = (one: string) => (one === first.filter ? path : `${path}/${one}`);
  const list = useList({
    name: kind.name,
    path: pathOf(filter),
    source: kind.source,
    question: { filter },
    pathOf: (row: Row) => accountPath(row.accountId, kind.tab),
  });
  useListKeys(list);
  const counts = useCounts();
  const countWords = (count: number | undefined) => (count === undefined ? undefined : formats.count(count));
  const words = (key: string, values = {}) => t(`due.${kind.name}.${key}`, values);
  const { shown, activeRow, total } = list;
  return (
    <ListScreen
      title={words('title')}
      summary={shown === undefined ? '' : words('count', { count: total, shown: formats.count(total) })}
      bar={
        <>
          <FilterChips
            label={t('worklist.filters')}
            chips={kind.filters.map((one) => ({
              key: one.filter,
              name: words(`filter.${one.filter}`),
              count: countWords(own?.[one.filter] ?? (one.count === null ? undefined : counts?.[one.count])),
            }))}
            chosen={filter}
            onChoose={(key) => go(pathOf(key))}
          />
          {aside}
        </>
      }
    >
      <ListTable
        id={`${kind.name}-table`}
        label={words('title')}
        columns={kind.columns.map((column) => ({ ...column, name: words(`column.${column.key}`) }))}
        columnsClass={kind.columnsClass}
        list={shown === undefined ? undefined : { ...shown, total }}
        keyOf={kind.source.keyOf}
        renderRow={(row, position) => (
          <kind.Row {...position} row={row} today={today} onOpen={list.actions.open} />
        )}
        activeIndex={list.activeIndex}
        activeKey={list.activeKey}
        announcement={activeRow?.accountName ?? ''}
        instead={useInstead(list.view, kind.name, filter)}
        onChoose={list.actions.choose}
        onOpen={list.actions.open}
        onOpenBeside={list.actions.openBeside}
        onRowsInView={list.actions.rowsInView}
      />
      {foot?.({ row: list.rowForKeys, filter, total })}
    </ListScreen>
  );
}

/** What stands in the place of rows when there are none. */
function useInstead(
  view: List<unknown, DueListHead, unknown>['view'],
  name: string,
  filter: string,
): ReactElement | null {
  const { t } = useTranslation();
  const formats = useFormats();
  const isSynced = useIsSynced();
  if (view.state === 'failed') {
    const text = failureWords(view.problem, t, formats);
    return <MessagePanel icon={<IconPlugConnectedX size={22} />} title={t('due.failed')} text={text} />;
  }
  if (view.state === 'loading' || view.value.head.total > 0) return null;
  return (
    <MessagePanel
      icon={<IconCalendarCheck size={22} />}
      title={t(`due.${name}.none.${filter}`)}
      text={t(isSynced ? `due.${name}.noneText` : 'due.notSynced')}
    />
  );
}
