import { Suspense, useState } from 'react';
import type { NoticeListRow } from '../../../../src-shared/contract/dunning-view.ts';
import { BatchPanels } from '../../../app/batches/batch-panels.tsx';
import { ActionBar, type RowAction } from '../../../app/decide/action-bar.tsx';
import { BatchPanel } from '../../../app/decide/batch-panel.tsx';
import { BatchRun } from '../../../app/decide/batch-run.ts';
import { ReasonDialog } from '../../../app/decide/reason-dialog.tsx';
import { useCommandBatch } from '../../../app/decide/use-command-batch.ts';
import { useDecide, useSayProblem } from '../../../app/decide/use-decide.ts';
import { useOpenDocument } from '../../../app/documents/use-open-document.ts';
import { useFormats } from '../../../app/formats.ts';
import { later } from '../../../app/later.ts';
import { useSession } from '../../../app/session-context.ts';
import type { ToastWords } from '../../../app/toasts/toast-words.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { clearMarks, type MarkedRow, toggleMark, useMarkedRows } from '../../../state/marked-rows.ts';
import { markOfNotice } from '../mark-of.ts';
import { MarkedWords } from './marked-words.tsx';
import { NoticeWords } from './notice-words.tsx';

const BatchDialog = later(async () => (await import('../../../app/batches/batch-dialog.tsx')).BatchDialog);

type Notice = NoticeListRow;

const sentRun = new BatchRun<MarkedRow>('dunning.toNotices', 'batch');

/** G1: approves a notice, says that it went out, or cancels it with why; marked ones go out together. */
export function NoticeFoot({ row }: { row: Notice | undefined }) {
  const { t } = useTranslation();
  const marked = useMarkedRows((marks) => marks.notices);
  const [cancelled, setCancelled] = useState<Notice | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const { decide, isBusy } = useDecide();
  const sayProblem = useSayProblem();
  const openDocument = useOpenDocument();
  const run = useCommandBatch(sentRun, ({ key }) => ({
    name: 'dunning.mark-sent',
    input: { noticeId: key },
  }));
  const decideNow = async (name: 'dunning.approve' | 'dunning.mark-sent', subject: Notice) => {
    const { accountId, accountName, noticeId } = subject;
    const way = name === 'dunning.approve' ? 'approve' : 'sent';
    const message: ToastWords = (t) => t(`dunning.${way}.done`, { name: accountName });
    sayProblem(await decide({ accountId, command: { name, input: { noticeId } }, message }));
  };
  const actions = useNoticeActions(row, marked, {
    onApprove: (subject) => void decideNow('dunning.approve', subject),
    onSent: (subject) => void decideNow('dunning.mark-sent', subject),
    onCancel: setCancelled,
    onLetter: ({ accountId, noticeId }) => openDocument({ kind: 'dunning-letter', accountId, noticeId }),
    onLetters: () => setIsMaking(true),
    onSendMarked: () => {
      clearMarks('notices');
      void run.start(async () => marked);
    },
  });
  if (run.batch.state !== 'idle') return <BatchPanel {...run} />;
  return (
    <>
      <BatchPanels />
      <ActionBar label={t('dunning.noticeActions')} isBusy={isBusy} actions={actions}>
        {marked.length > 0 ? <MarkedWords marked={marked} /> : null}
        <NoticeWords key={row?.noticeId ?? ''} row={row} />
      </ActionBar>
      {isMaking ? (
        <Suspense fallback={null}>
          <BatchDialog
            subjects={{
              kind: 'dunning-letter',
              notices: marked.map(({ accountId, key }) => ({ accountId, noticeId: key })),
            }}
            onStarted={() => setIsMaking(false)}
            onClose={() => setIsMaking(false)}
          />
        </Suspense>
      ) : null}
      {cancelled === null ? null : <CancelDialog row={cancelled} onClose={() => setCancelled(null)} />}
    </>
  );
}

type NoticeActions = {
  readonly onApprove: (row: Notice) => void;
  readonly onSent: (row: Notice) => void;
  readonly onCancel: (row: Notice) => void;
  readonly onLetter: (row: Notice) => void;
  readonly onLetters: () => void;
  readonly onSendMarked: () => void;
};

function useNoticeActions(
  row: Notice | undefined,
  marked: readonly MarkedRow[],
  on: NoticeActions,
): readonly RowAction[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession().actor;
  const none = row === undefined ? t('decide.noRow') : null;
  const mayNot = none ?? (role === 'field-agent' ? t('decide.notYourRole') : null);
  const decides = role === 'manager' || role === 'administrator';
  const isApproved = row?.state === 'approved';
  const notApproved = mayNot ?? (isApproved ? null : t('dunning.notApproved'));
  const run = (act: (row: Notice) => void) => () => {
    if (row !== undefined) act(row);
  };
  return [
    {
      label: t('dunning.approve.name'),
      key: 'a',
      isMain: row?.state === 'proposed',
      blocked: none ?? (decides ? (isApproved ? t('dunning.approvedAlready') : null) : t('decide.managers')),
      onRun: run(on.onApprove),
    },
    {
      label: t('dunning.sent.name'),
      key: 'm',
      isMain: isApproved,
      blocked: notApproved,
      onRun: run(on.onSent),
    },
    { label: t('dunning.cancel.name'), key: 'r', blocked: mayNot, onRun: run(on.onCancel) },
    { label: t('document.letter'), key: 'l', blocked: none, onRun: run(on.onLetter) },
    {
      label: t('batch.mark'),
      key: 'x',
      blocked: notApproved,
      onRun: run((subject) => toggleMark('notices', markOfNotice(subject))),
    },
    ...(marked.length === 0
      ? []
      : [
          { label: t('batch.clear'), blocked: null, onRun: () => clearMarks('notices') },
          {
            label: t('documentBatch.letters', { count: marked.length, shown: formats.count(marked.length) }),
            blocked: null,
            onRun: on.onLetters,
          },
          {
            label: t('dunning.sendMarked', { count: marked.length, shown: formats.count(marked.length) }),
            blocked: role === 'field-agent' ? t('decide.notYourRole') : null,
            onRun: on.onSendMarked,
          },
        ]),
  ];
}

function CancelDialog({ row, onClose }: { row: Notice; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { accountId, accountName, noticeId } = row;
  return (
    <ReasonDialog
      accountId={accountId}
      title={t('dunning.cancel.title')}
      about={[
        accountName,
        t('dunning.level', { level: row.level }),
        formats.amount(row.amountMinor, row.currency),
      ].join(' · ')}
      draftKey={`notice/cancel/${noticeId}`}
      maxLength={500}
      submitLabel={t('dunning.cancel.name')}
      isRefusal
      commandFor={(reason) => ({ name: 'dunning.cancel', input: { noticeId, reason } })}
      message={(t) => t('dunning.cancel.done', { name: accountName })}
      onClose={onClose}
    />
  );
}
