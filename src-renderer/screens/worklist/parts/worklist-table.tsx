import { IconInbox, IconPlugConnectedX, IconSearchOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorklistRow } from '../../../../src-shared/contract/worklist-view.ts';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { worklistSource } from '../../../app/lists/worklist-source.ts';
import type { RowPosition } from '../../../components/list-table/list-row.tsx';
import { ListTable } from '../../../components/list-table/list-table.tsx';
import { MessagePanel } from '../../../components/message-panel.tsx';
import styles from '../worklist-view.module.css';
import type { WorklistViewProps } from '../worklist-view.tsx';
import { useWorklistColumns } from './worklist-columns.ts';
import { WorklistTableRow } from './worklist-row.tsx';

export function WorklistTable(props: WorklistViewProps) {
  const { t } = useTranslation();
  const { list, actions } = props;
  const { shown, activeRow } = list;
  const renderRow = (row: WorklistRow, position: RowPosition) => {
    const foundIn = shown?.head.foundIn[row.accountId];
    return (
      <WorklistTableRow
        {...position}
        row={row}
        foundKind={foundIn?.kind}
        foundText={foundIn?.text}
        search={foundIn === undefined ? '' : (shown?.question.search ?? '')}
        isWhyShown={position.isActive && row.accountId === props.whyKey}
        hasCurrencies={(shown?.head.totals.length ?? 0) > 1}
        today={props.today}
        onOpen={list.actions.open}
        onWhy={actions.showWhy}
      />
    );
  };
  return (
    <ListTable
      id="worklist-table"
      label={t('worklist.table')}
      columns={useWorklistColumns(props.order, actions.sortBy)}
      columnsClass={styles.columns}
      list={shown === undefined ? undefined : { ...shown, total: list.total }}
      keyOf={worklistSource.keyOf}
      renderRow={renderRow}
      activeIndex={list.activeIndex}
      activeKey={list.activeKey}
      announcement={
        activeRow === undefined
          ? ''
          : t('worklist.activeRow', { name: activeRow.name, score: activeRow.score })
      }
      instead={useInstead(props)}
      onChoose={list.actions.choose}
      onOpen={list.actions.open}
      onRowsInView={list.actions.rowsInView}
    />
  );
}

/** What stands in the place of rows when there are none. */
function useInstead({ list, filter, order, isSynced }: WorklistViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { view } = list;
  if (view.state === 'failed') {
    const text = failureWords(view.problem, t, formats);
    return <MessagePanel icon={<IconPlugConnectedX size={22} />} title={t('worklist.failed')} text={text} />;
  }
  if (view.state === 'loading' || list.total > 0) return null;
  const isNarrowed = order.search !== '' || (filter !== 'all' && filter !== 'to-work');
  return isNarrowed ? (
    <MessagePanel
      icon={<IconSearchOff size={22} />}
      title={t('worklist.noMatchTitle')}
      text={t('worklist.noMatchText')}
    />
  ) : (
    <MessagePanel
      icon={<IconInbox size={22} />}
      title={t('worklist.emptyTitle')}
      text={t(isSynced ? 'worklist.emptySyncedText' : 'worklist.emptyText')}
    />
  );
}
