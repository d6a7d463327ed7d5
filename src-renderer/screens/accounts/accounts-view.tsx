import { AccountListBar } from '../../app/account-table/account-list-bar.tsx';
import { AccountListPanel } from '../../app/account-table/account-list-panel.tsx';
import { CatchingUp } from '../../app/account-table/catching-up.tsx';
import { countNarrowed } from '../../app/account-table/narrow-menu.tsx';
import { TotalsLine } from '../../app/account-table/totals-line.tsx';
import type { AccountListState } from '../../app/account-table/use-account-list.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { ListScreen } from '../../components/list-screen.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { type AccountsFilter, accountsFilterNames } from './accounts-filter.ts';
import styles from './accounts-view.module.css';
import { AccountsEmpty } from './parts/accounts-empty.tsx';

export type AccountsViewProps = {
  readonly state: AccountListState;
  readonly filter: AccountsFilter;
  readonly today: string;
  readonly isSynced: boolean;
  readonly isManager: boolean;
  readonly catchingUpCount: number | null;
  readonly onFilter: (filter: string) => void;
};

export function AccountsView(props: AccountsViewProps) {
  const { t } = useTranslation();
  const { state, filter } = props;
  const { list, order } = state;
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
          <AccountListBar name="accounts" state={state} />
        </>
      }
    >
      <AccountListPanel
        name="accounts"
        state={state}
        today={props.today}
        bodyClass={styles.body}
        empty={
          <AccountsEmpty
            filter={filter}
            isNarrowed={order.search !== '' || countNarrowed(order.narrowing) > 0}
            isSynced={props.isSynced}
            isManager={props.isManager}
          />
        }
      />
    </ListScreen>
  );
}
