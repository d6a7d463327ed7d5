import { useState } from 'react';
import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { useTranslation } from '../../components/translation.tsx';
import {
  type Collecting,
  clearPicked,
  type PickedAccount,
  type PickedQuestion,
  unpick,
  useAccountSelection,
} from '../../state/account-selection.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { BatchDialog } from '../batches/batch-dialog.tsx';
import { ActionBar, ActionWords, type RowAction } from '../decide/action-bar.tsx';
import { BatchPanel } from '../decide/batch-panel.tsx';
import type { BatchWork, DoneText } from '../decide/batch-run.ts';
import { doneRows } from '../decide/run-batch.ts';
import { useBatch } from '../decide/use-batch.ts';
import { useSayProblem } from '../decide/use-decide.ts';
import { useFormats } from '../formats.ts';
import { useNameOf } from '../people-context.ts';
import { problemOf } from '../problem.ts';
import { useSession } from '../session-context.ts';
import { bulkRun } from './bulk-run.ts';
import { chooseAll } from './choose-all.ts';
import { ReassignDialog } from './reassign-dialog.tsx';
import { useBulkReassign } from './use-bulk-reassign.ts';

type BulkBarProps = {
  /** What the list shows now, and how many accounts that are; undefined while it is on its way. */
  readonly question: PickedQuestion | undefined;
  readonly total: number;
  /** Those of its rows that are loaded. */
  readonly rows: readonly WorklistRow[];
};

/** What can be done with the accounts that were picked; not there while none is. */
export function BulkBar({ question, total, rows }: BulkBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession().actor;
  const { selection, collecting } = useAccountSelection();
  const [isReassigning, setIsReassigning] = useState(false);
  const [isMaking, setIsMaking] = useState(false);
  const run = useBatch(bulkRun);
  const nameOf = useNameOf();
  const start = (work: BatchWork<PickedAccount>, doneText: DoneText) =>
    void run.start(
      async () => [...selection.values()],
      async (client, accounts, progress) => {
        const outcome = await work(client, accounts, progress);
        // What was done is not to be done again by the next batch; what was refused can be tried once more.
        unpick(doneRows(accounts, outcome));
        return outcome;
      },
      doneText,
    );
  const reassign = useBulkReassign();
  const choose = useChoose();
  const count = selection.size;
  if (run.batch.state !== 'idle') return <BatchPanel {...run} />;
  if (collecting !== null) return <CollectingBar {...collecting} />;
  if (count === 0) return null;
  const mayReassign = role === 'manager' || role === 'administrator';
  const isAll = count >= total && rows.every(({ accountId }) => selection.has(accountId));
  const actions: readonly RowAction[] = [
    ...(question === undefined || isAll
      ? []
      : [
          {
            label: t('bulk.all', { count: total, shown: formats.count(total) }),
            blocked: null,
            onRun: () => void choose(question),
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
      onRun: () => setIsMaking(true),
    },
    { label: t('bulk.clear'), blocked: null, onRun: clearPicked },
  ];
  return (
    <>
      <ActionBar label={t('bulk.label')} actions={actions} isBusy={false}>
        <ActionWords isStrong>{t('bulk.picked', { count, shown: formats.count(count) })}</ActionWords>
        <ActionWords>{t('bulk.help')}</ActionWords>
      </ActionBar>
      {isMaking ? (
        <BatchDialog
          subjects={{ kind: 'statement', accountIds: [...selection.keys()] }}
          numbers={[...selection.values()].map(({ number }) => number)}
          onStarted={() => {
            setIsMaking(false);
            clearPicked();
          }}
          onClose={() => setIsMaking(false)}
        />
      ) : null}
      {isReassigning ? (
        <ReassignDialog
          count={count}
          onClose={() => setIsReassigning(false)}
          onReassign={(owner) => {
            setIsReassigning(false);
            const name = nameOf(owner.collectorId);
            start(reassign(owner), (done) =>
              t('bulk.reassigned', { count: done, shown: formats.count(done), name }),
            );
          }}
        />
      ) : null}
    </>
  );
}

/** Chooses all accounts of a list; a problem is said. */
function useChoose(): (question: PickedQuestion) => Promise<void> {
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  return async (question) => {
    if (client === null) return;
    try {
      await chooseAll(client, question);
    } catch (error) {
      sayProblem(problemOf(error));
    }
  };
}

function CollectingBar({ count, stop }: Collecting) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ActionBar
      label={t('bulk.label')}
      actions={[{ label: t('batch.stop'), blocked: null, onRun: stop }]}
      isBusy={false}
    >
      <ActionWords isStrong>{t('bulk.collecting', { count, shown: formats.count(count) })}</ActionWords>
    </ActionBar>
  );
}
