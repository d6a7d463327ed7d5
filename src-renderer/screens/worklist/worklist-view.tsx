import { useTranslation } from 'react-i18next';
import type {
  Counts,
  WorklistHead,
  WorklistQuery,
  WorklistRow,
} from '../../../src-shared/contract/worklist-view.ts';
import type { List } from '../../app/lists/use-list.ts';
import type { WorklistQuestion } from '../../app/lists/worklist-source.ts';
import { ListScreen } from '../../components/list-screen.tsx';
import type { WorklistOrder } from '../../state/worklist-order.ts';
import { CatchingUp } from './parts/catching-up.tsx';
import { FilterBar } from './parts/filter-bar.tsx';
import { SelectedAccount } from './parts/selected-account.tsx';
import { TotalsLine } from './parts/totals-line.tsx';
import { WorklistTable } from './parts/worklist-table.tsx';
import type { WorklistFilter } from './worklist-filter.ts';
import styles from './worklist-view.module.css';

export type WorklistActions = {
  readonly search: (search: string) => void;
  readonly sortBy: (sort: WorklistQuery['sort'], direction: WorklistQuery['direction']) => void;
  readonly filter: (filter: WorklistFilter) => void;
  readonly chooseFirst: () => void;
  readonly openSelected: () => void;
  /** Shows why the account of the key stands where it stands. */
  readonly showWhy: (key: string | null) => void;
};

export type WorklistViewProps = {
  readonly list: List<WorklistQuestion, WorklistHead, WorklistRow>;
  readonly counts: Counts | undefined;
  readonly filter: WorklistFilter;
  readonly order: WorklistOrder;
  readonly whyKey: string | null;
  readonly today: string;
  /** Everything that the server has is here: an empty list is empty. */
  readonly isSynced: boolean;
  /** How many accounts are being computed again; null while that is not worth a word. */
  readonly catchingUpCount: number | null;
  readonly actions: WorklistActions;
};

export function WorklistView(props: WorklistViewProps) {
  const { t } = useTranslation();
  const { list, actions } = props;
  return (
    <ListScreen
      title={t(`worklist.title.${props.filter}`)}
      summary={list.shown && <TotalsLine head={list.shown.head} />}
      notice={<CatchingUp count={props.catchingUpCount} />}
      bar={
        <FilterBar
          filter={props.filter}
          counts={props.counts}
          search={props.order.search}
          onFilter={actions.filter}
          onSearch={actions.search}
          onOpen={actions.openSelected}
          onToList={() => {
            actions.chooseFirst();
            document.getElementById('worklist-table')?.focus();
          }}
        />
      }
    >
      <div className={styles.body}>
        <WorklistTable {...props} />
        <SelectedAccount row={list.activeRow} today={props.today} actions={list.actions} />
      </div>
    </ListScreen>
  );
}
