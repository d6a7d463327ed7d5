import type { Counts } from '../../../src-shared/contract/worklist-view.ts';
import { AccountTable } from '../../app/account-table/account-table.tsx';
import { CatchingUp } from '../../app/account-table/catching-up.tsx';
import { countNarrowed, NarrowMenu } from '../../app/account-table/narrow-menu.tsx';
import { SearchField } from '../../app/account-table/search-field.tsx';
import { TotalsLine } from '../../app/account-table/totals-line.tsx';
import type { AccountListState } from '../../app/account-table/use-account-list.ts';
import { ViewMenu } from '../../app/account-table/view-menu.tsx';
import { PickedBar } from '../../app/bulk/picked-bar.tsx';
import { StartButton } from '../../app/focus/start-button.tsx';
import { withClosedGroups } from '../../app/lists/worklist-source.ts';
import { ListScreen } from '../../components/list-screen.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { FilterBar } from './parts/filter-bar.tsx';
import { type FilterNow, SavedFilters } from './parts/saved-filters.tsx';
import { SelectedAccount } from './parts/selected-account.tsx';
import { WorklistEmpty } from './parts/worklist-empty.tsx';
import type { WorklistFilter } from './worklist-filter.ts';
import styles from './worklist-view.module.css';

export type WorklistViewProps = AccountListState & {
  readonly counts: Counts | undefined;
  readonly filter: WorklistFilter;
  readonly today: string;
  /** Everything that the server has is here: an empty list is empty. */
  readonly isSynced: boolean;
  readonly isManager: boolean;
  /** How many accounts are being computed again; null while that is not worth a word. */
  readonly catchingUpCount: number | null;
  readonly onFilter: (filter: WorklistFilter) => void;
  readonly onApply: (filter: FilterNow) => void;
  readonly onToList: () => void;
};

export function WorklistView(props: WorklistViewProps) {
  const { t } = useTranslation();
  const { list, order, filter, changeOrder } = props;
  return (
    <ListScreen
      title={t(`worklist.title.${filter}`)}
      summary={list.shown && <TotalsLine head={list.shown.head} />}
      notice={
        <>
          <CatchingUp count={props.catchingUpCount} />
          <StartButton list={list.shown?.question} shortcut="F" />
        </>
      }
      bar={
        <>
          <FilterBar filter={filter} counts={props.counts} onFilter={props.onFilter} />
          <NarrowMenu narrowing={order.narrowing} onNarrow={(narrowing) => changeOrder({ narrowing })} />
          <SavedFilters now={{ filter, ...order }} onApply={props.onApply} />
          <ViewMenu grouping={order.grouping} onGroup={(grouping) => changeOrder({ grouping })} />
          <SearchField
            id="worklist-search"
            search={order.search}
            onSearch={(search) => changeOrder({ search })}
            onOpen={props.openSelected}
            onToList={props.onToList}
          />
        </>
      }
    >
      <PickedBar
        question={list.shown && withClosedGroups(list.shown.question)}
        total={list.shown?.head.accountCount ?? 0}
        rows={list.shown?.rows ?? []}
      />
      <div className={styles.body}>
        <AccountTable
          id="worklist-table"
          list={list}
          order={order}
          sortBy={(sort, direction) => changeOrder({ sort, direction })}
          today={props.today}
          whyKey={props.whyKey}
          onWhy={props.showWhy}
          onToggleGroup={props.toggleGroup}
          empty={<Empty {...props} />}
        />
        <SelectedAccount row={list.activeRow} today={props.today} actions={list.actions} />
      </div>
    </ListScreen>
  );
}

function Empty({ filter, order, counts, isSynced, isManager }: WorklistViewProps) {
  const isFiltered = filter !== 'all' && filter !== 'to-work';
  return (
    <WorklistEmpty
      isNarrowed={isFiltered || order.search !== '' || countNarrowed(order.narrowing) > 0}
      isSynced={isSynced}
      hasAccounts={counts === undefined || counts.accounts > 0}
      isManager={isManager}
    />
  );
}
