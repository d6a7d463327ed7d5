import type { Counts } from '../../../src-shared/contract/worklist-view.ts';
import { AccountListBar } from '../../app/account-table/account-list-bar.tsx';
import { AccountListPanel } from '../../app/account-table/account-list-panel.tsx';
import { CatchingUp } from '../../app/account-table/catching-up.tsx';
import { countNarrowed } from '../../app/account-table/narrow-menu.tsx';
import { TotalsLine } from '../../app/account-table/totals-line.tsx';
import type { AccountListState } from '../../app/account-table/use-account-list.ts';
import { StartButton } from '../../app/focus/start-button.tsx';
import { ListScreen } from '../../components/list-screen.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { FilterBar } from './parts/filter-bar.tsx';
import { type FilterNow, SavedFilters } from './parts/saved-filters.tsx';
import { SelectedAccount } from './parts/selected-account.tsx';
import { WorklistEmpty } from './parts/worklist-empty.tsx';
import type { WorklistFilter } from './worklist-filter.ts';
import styles from './worklist-view.module.css';

export type WorklistViewProps = {
  readonly state: AccountListState;
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
};

export function WorklistView(props: WorklistViewProps) {
  const { t } = useTranslation();
  const { state, filter } = props;
  const { list, order } = state;
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
          <AccountListBar name="worklist" state={state}>
            <SavedFilters now={{ filter, ...order }} onApply={props.onApply} />
          </AccountListBar>
        </>
      }
    >
      <AccountListPanel
        name="worklist"
        state={state}
        today={props.today}
        bodyClass={styles.body}
        empty={<Empty {...props} />}
      >
        <SelectedAccount row={list.activeRow} today={props.today} actions={list.actions} />
      </AccountListPanel>
    </ListScreen>
  );
}

function Empty({ filter, state, counts, isSynced, isManager }: WorklistViewProps) {
  const { search, narrowing } = state.order;
  const isFiltered = filter !== 'all' && filter !== 'to-work';
  return (
    <WorklistEmpty
      isNarrowed={isFiltered || search !== '' || countNarrowed(narrowing) > 0}
      isSynced={isSynced}
      hasAccounts={counts === undefined || counts.accounts > 0}
      isManager={isManager}
    />
  );
}
