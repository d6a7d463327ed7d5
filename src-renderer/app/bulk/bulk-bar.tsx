import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  clearPicked,
  countPicked,
  type PickedAccount,
  type PickedQuestion,
  pickAll,
  useAccountSelection,
} from '../../state/account-selection.ts';
import { ActionBar, ActionWords, type RowAction } from '../decide/action-bar.tsx';
import { BatchPanel } from '../decide/batch-panel.tsx';
import { type BatchWork, useBatch } from '../decide/use-batch.ts';
import { useFormats } from '../formats.ts';
import { useSession } from '../session-context.ts';
import { collectPicked } from './collect-picked.ts';
import { ReassignDialog } from './reassign-dialog.tsx';
import { useBulkReassign, useBulkStatements } from './use-bulk-work.ts';

type BulkBarProps = {
  /** What the list shows now, and how many accounts that are; undefined while it is on its way. */
  readonly question: PickedQuestion | undefined;
  readonly total: number;
};

/** What can be done with the accounts that were picked; not there while none is. */
export function BulkBar({ question, total }: BulkBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession().actor;
  const selection = useAccountSelection((state) => state.selection);
  const [isReassigning, setIsReassigning] = useState(false);
  const run = useBatch<PickedAccount>();
  const start = (work: BatchWork<PickedAccount>) =>
    void run.start((client, progress) => collectPicked(client, selection, progress), work);
  const reassign = useBulkReassign();
  const makeStatements = useBulkStatements();
  const count = countPicked(selection);
  if (run.batch.state !== 'idle') return <BatchPanel {...run} words="bulk" />;
  if (count === 0) return null;
  const mayReassign = role === 'manager' || role === 'administrator';
  const isAll = selection.kind === 'all' && count === total;
  const actions: readonly RowAction[] = [
    ...(question === undefined || isAll || total <= count
      ? []
      : [
          {
            label: t('bulk.all', { count: total, shown: formats.count(total) }),
            blocked: null,
            onRun: () => pickAll(question, total),
          },
        ]),
    {
      label: t('bulk.reassign'),
      blocked: mayReassign ? null : t('bulk.managersOnly'),
      onRun: () => setIsReassigning(true),
    },
    {
      label: t('bulk.statements'),
      isMain: true,
      blocked: null,
      onRun: () => start(makeStatements),
    },
    { label: t('bulk.clear'), blocked: null, onRun: clearPicked },
  ];
  return (
    <>
      <ActionBar label={t('bulk.label')} actions={actions} isBusy={false}>
        <ActionWords isStrong>{t('bulk.picked', { count, shown: formats.count(count) })}</ActionWords>
        <ActionWords>{t('bulk.help')}</ActionWords>
      </ActionBar>
      {isReassigning ? (
        <ReassignDialog
          count={count}
          onClose={() => setIsReassigning(false)}
          onReassign={(owner) => {
            setIsReassigning(false);
            start(reassign(owner));
          }}
        />
      ) : null}
    </>
  );
}
