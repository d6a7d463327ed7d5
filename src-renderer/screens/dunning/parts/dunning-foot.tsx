import { type DunningListRow, dunningRowKey } from '../../../../src-shared/contract/dunning-view.ts';
import { ActionBar, type RowAction } from '../../../app/decide/action-bar.tsx';
import { allRows } from '../../../app/decide/all-rows.ts';
import { BatchPanel } from '../../../app/decide/batch-panel.tsx';
import { BatchRun } from '../../../app/decide/batch-run.ts';
import { useCommandBatch } from '../../../app/decide/use-command-batch.ts';
import type { DueFootProps } from '../../../app/due-list/due-list-kind.ts';
import { useFormats } from '../../../app/formats.ts';
import { mintId } from '../../../app/ids.ts';
import { useSession } from '../../../app/session-context.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import { clearMarks, type MarkedRow, toggleMark, useMarkedRows } from '../../../state/marked-rows.ts';
import { type DunningFilter, isDue } from '../dunning-filter.ts';
import { dunningSource } from '../dunning-source.ts';
import { markOfDue } from '../mark-of.ts';
import { DueWords } from './due-words.tsx';
import { MarkedWords } from './marked-words.tsx';

const proposeRun = new BatchRun<MarkedRow>('dunning.actions', 'batch');

/** G1: proposes the notices of the marked rows, or of all that are due. */
export function DunningFoot({ row, filter, total }: DueFootProps<DunningListRow, DunningFilter>) {
  const { t } = useTranslation();
  const client = useEngineConnection((connection) => connection.client);
  const marked = useMarkedRows((marks) => marks.dunning);
  const run = useCommandBatch(proposeRun, ({ currency }) => ({
    name: 'dunning.propose',
    input: { noticeId: mintId(), currency },
  }));
  const proposeMarked = () => {
    clearMarks('dunning');
    void run.start(async () => marked);
  };
  const proposeAll = () => {
    if (client === null) return;
    void run.start(async (signal) =>
      (await allRows(client, dunningSource, { filter }, signal))
        .filter((one) => one.why === null)
        .map(markOfDue),
    );
  };
  const actions = useDueActions({ row, filter, total, marked, proposeMarked, proposeAll });
  if (run.batch.state !== 'idle') return <BatchPanel {...run} />;
  return (
    <ActionBar label={t('dunning.actions')} isBusy={false} actions={actions}>
      {marked.length > 0 ? <MarkedWords marked={marked} /> : null}
      <DueWords key={row === undefined ? '' : dunningRowKey(row)} row={row} />
    </ActionBar>
  );
}

type DueActionsProps = DueFootProps<DunningListRow, DunningFilter> & {
  readonly marked: readonly MarkedRow[];
  readonly proposeMarked: () => void;
  readonly proposeAll: () => void;
};

function useDueActions(props: DueActionsProps): readonly RowAction[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession().actor;
  const { row, filter, total, marked } = props;
  const mayNot =
    role === 'field-agent' ? t('decide.notYourRole') : isDue(filter) ? null : t('dunning.notDueHere');
  const isMarkable = row !== undefined && row.why === null;
  return [
    {
      label: t('batch.mark'),
      key: 'x',
      blocked: isMarkable ? null : t(row === undefined ? 'decide.noRow' : 'dunning.notDueHere'),
      onRun: () => {
        if (isMarkable) toggleMark('dunning', markOfDue(row));
      },
    },
    ...(marked.length === 0
      ? [
          {
            label: t('dunning.proposeAll', { count: total, shown: formats.count(total) }),
            blocked: mayNot ?? (total === 0 ? t('decide.noRow') : null),
            onRun: props.proposeAll,
          },
        ]
      : [
          { label: t('batch.clear'), blocked: null, onRun: () => clearMarks('dunning') },
          {
            label: t('dunning.propose', { count: marked.length, shown: formats.count(marked.length) }),
            key: 'a',
            isMain: true,
            blocked: mayNot,
            onRun: props.proposeMarked,
          },
        ]),
  ];
}
