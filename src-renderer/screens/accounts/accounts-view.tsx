import { AccountTable } from '../../app/account-table/account-table.tsx';
import { CatchingUp } from '../../app/account-table/catching-up.tsx';
import { countNarrowed, NarrowMenu } from '../../app/account-table/narrow-menu.tsx';
import { SearchField } from '../../app/account-table/search-field.tsx';
import { TotalsLine } from '../../app/account-table/totals-line.tsx';
import type { AccountListState } from '../../app/account-table/use-account-list.ts';
import { ViewMenu } from '../../app/account-table/view-menu.tsx';
import { PickedBar } from '../../app/bulk/picked-bar.tsx';
import { withClosedGroups } from '../../app/lists/worklist-source.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { ListScreen } from '../../components/list-screen.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { type AccountsFilter, accountsFilterNames } from './accounts-filter.ts';
import styles from './accounts-view.module.css';
import { AccountsEmpty } from './parts/accounts-empty.tsx';

export type AccountsViewProps = AccountListState & {
  readonly filter: AccountsFilter;
  readonly today: string;
  readonly isSynced: boolean;
  readonly isManager: boolean;
  readonly catchingUpCount: number | null;
  readonly onFilter: (filter: string) => void;
  readonly onToList: () => void;
};

export function AccountsView(props: AccountsViewProps) {
  const { t } = useTranslation();
  const { list, order, filter, changeOrder } = props;
  return (
    <ListScreen
      title={t('accounts.title')}
      summary={list.shown && <TotalsLine head={list.shown.head} />}
      notice={<CatchingUp count={props.catchingUpCount} />}
      bar={
        <>
          <FilterChips
            label={t('worklist.filters')}
            chips={accountsFilterNames.map((key) => ({ key, name: t(`accounts.filter.${key}`) }))}
            chosen={filter}
            onChoose={props.onFilter}
          />
          <NarrowMenu narrowing={order.narrowing} onNarrow={(narrowing) => changeOrder({ narrowing })} />
          <ViewMenu grouping={order.grouping} onGroup={(grouping) => changeOrder({ grouping })} />
          <SearchField
            id="accounts-search"
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
          id="accounts-table"
          list={list}
          order={order}
          sortBy={(sort, direction) => changeOrder({ sort, direction })}
          today={props.today}
          whyKey={props.whyKey}
          onWhy={props.showWhy}
          onToggleGroup={props.toggleGroup}
          empty={
            <AccountsEmpty
              filter={filter}
              isNarrowed={order.search !== '' || countNarrowed(order.narrowing) > 0}
              isSynced={props.isSynced}
              isManager={props.isManager}
            />
          }
        />
      </div>
    </ListScreen>
  );
}
