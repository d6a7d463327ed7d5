import { useTranslation } from 'react-i18next';
import type {
  Counts,
  WorklistQuery,
  WorklistRow,
  WorklistWindow,
} from '../../../src-shared/contract/worklist-view.ts';
import { useFormats } from '../../app/formats.ts';
import type { LiveView } from '../../app/use-live-view.ts';
import type { FormKind } from '../../state/open-form.ts';
import type { WorklistPlace } from '../../state/worklist-place.ts';
import { FilterBar } from './parts/filter-bar.tsx';
import { SelectedAccount } from './parts/selected-account.tsx';
import { WorklistTable } from './parts/worklist-table.tsx';
import type { WorklistFilter } from './worklist-filter.ts';
import styles from './worklist-view.module.css';

export type WorklistActions = {
  readonly open: (accountId: string) => void;
  readonly openStatement: (accountId: string) => void;
  readonly openForm: (kind: FormKind, accountId: string) => void;
  readonly choose: (index: number) => void;
  readonly chooseFirst: () => void;
  readonly search: (search: string) => void;
  readonly sortBy: (sort: WorklistQuery['sort'], direction: WorklistQuery['direction']) => void;
  readonly filter: (filter: WorklistFilter) => void;
  readonly showWhy: (index: number | null) => void;
  readonly rowsInView: (first: number, last: number) => void;
};

export type WorklistViewProps = {
  readonly view: LiveView<WorklistWindow>;
  readonly counts: Counts | undefined;
  readonly filter: WorklistFilter;
  readonly place: WorklistPlace;
  readonly activeRow: WorklistRow | undefined;
  readonly whyIndex: number | null;
  readonly today: string;
  /** Everything that the server has is here: an empty list is empty. */
  readonly isSynced: boolean;
  readonly actions: WorklistActions;
};

export function WorklistView(props: WorklistViewProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1>{t(`worklist.title.${props.filter}`)}</h1>
        <Totals view={props.view} />
      </div>
      <FilterBar
        filter={props.filter}
        counts={props.counts}
        search={props.place.search}
        onFilter={props.actions.filter}
        onSearch={props.actions.search}
        onToList={() => {
          props.actions.chooseFirst();
          document.getElementById('worklist-table')?.focus();
        }}
      />
      <div className={styles.body}>
        <WorklistTable {...props} />
        <SelectedAccount row={props.activeRow} today={props.today} actions={props.actions} />
      </div>
    </div>
  );
}

/** Totals per currency over everything that matches; amounts of different currencies never add (M1). */
function Totals({ view }: { view: LiveView<WorklistWindow> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (view.state !== 'ready') return null;
  const { total, totals } = view.value;
  const amounts = totals
    .filter((one) => one.toCollectMinor > 0)
    .map((one) => formats.amount(one.toCollectMinor, one.currency));
  const accounts = t('worklist.accounts', { count: total, shown: formats.count(total) });
  return (
    <p className={styles.totals}>
      {accounts}
      {amounts.length === 0 ? null : ` · ${t('worklist.toCollect', { amounts: amounts.join(' + ') })}`}
    </p>
  );
}
