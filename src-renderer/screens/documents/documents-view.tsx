import {
  type DocumentCounts,
  type DocumentListQuery,
  documentListQuerySchema,
  issuedDocumentKey,
} from '../../../src-shared/contract/issued-documents-view.ts';
import { SearchField } from '../../app/account-table/search-field.tsx';
import { BatchPanels } from '../../app/batches/batch-panels.tsx';
import { useFormats } from '../../app/formats.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { ListScreen } from '../../components/list-screen.tsx';
import { ListTable } from '../../components/list-table/list-table.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './documents.module.css';
import type { DocumentsList } from './documents.tsx';
import { DocumentFoot } from './parts/document-foot.tsx';
import { DocumentRow } from './parts/document-row.tsx';
import { DocumentsEmpty } from './parts/documents-empty.tsx';
import { StatementsMenu } from './parts/statements-menu.tsx';

type DocumentsViewProps = {
  readonly list: DocumentsList;
  readonly filter: DocumentListQuery['filter'];
  readonly search: string;
  /** Undefined until they are here. */
  readonly counts: DocumentCounts | undefined;
  readonly today: string;
  readonly onFilter: (filter: string) => void;
  readonly onSearch: (search: string) => void;
  readonly onOpenSelected: () => void;
  readonly onToList: () => void;
};

const filters = documentListQuerySchema.shape.filter.options;
const columns = [
  { key: 'issued', isNumeric: false },
  { key: 'document', isNumeric: false },
  { key: 'account', isNumeric: false },
  { key: 'asOf', isNumeric: false },
  { key: 'language', isNumeric: false },
  { key: 'pages', isNumeric: true },
  { key: 'by', isNumeric: false },
  { key: 'hash', isNumeric: false },
] as const;

export function DocumentsView(props: DocumentsViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { list, filter, search, counts } = props;
  const { shown, activeRow, total } = list;
  return (
    <ListScreen
      title={t('due.documents.title')}
      summary={
        shown === undefined ? '' : t('due.documents.count', { count: total, shown: formats.count(total) })
      }
      notice={<StatementsMenu />}
      bar={
        <div className={styles.bar}>
          <FilterChips
            label={t('worklist.filters')}
            chips={filters.map((key) => ({
              key,
              name: t(`due.documents.filter.${key}`),
              count: counts === undefined ? undefined : formats.count(counts[key]),
            }))}
            chosen={filter}
            onChoose={props.onFilter}
          />
          <SearchField
            id="documents-search"
            search={search}
            words={{ placeholder: t('documents.searchIn'), help: t('documents.searchHelp') }}
            onSearch={props.onSearch}
            onOpen={props.onOpenSelected}
            onToList={props.onToList}
          />
        </div>
      }
    >
      <BatchPanels />
      <ListTable
        id="documents-table"
        label={t('due.documents.title')}
        columns={columns.map((column) => ({ ...column, name: t(`due.documents.column.${column.key}`) }))}
        columnsClass={styles.columns}
        list={shown === undefined ? undefined : { ...shown, total }}
        keyOf={issuedDocumentKey}
        renderRow={(row, position) => (
          <DocumentRow {...position} row={row} today={props.today} onOpen={list.actions.open} />
        )}
        activeIndex={list.activeIndex}
        activeKey={list.activeKey}
        announcement={
          activeRow === undefined
            ? ''
            : `${t(`documents.kind.${activeRow.request.kind}`)} · ${activeRow.accountName}`
        }
        instead={
          list.view.state === 'loading' || (list.view.state === 'ready' && total > 0) ? null : (
            <DocumentsEmpty
              problem={list.view.state === 'failed' ? list.view.problem : null}
              filter={filter}
              isSearched={search.trim() !== ''}
            />
          )
        }
        onChoose={list.actions.choose}
        onOpen={list.actions.open}
        onOpenBeside={list.actions.openBeside}
        onRowsInView={list.actions.rowsInView}
      />
      <DocumentFoot row={list.rowForKeys} onOpen={list.actions.open} />
    </ListScreen>
  );
}
