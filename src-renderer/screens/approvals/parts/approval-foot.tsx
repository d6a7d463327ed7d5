import { useState } from 'react';
import { type ApprovalListRow, approvalRowKey } from '../../../../src-shared/contract/approvals-view.ts';
import { ActionBar, ActionWords, type RowAction } from '../../../app/decide/action-bar.tsx';
import { DecisionDialog } from '../../../app/decide/decision-dialog.tsx';
import type { SomeCommand } from '../../../app/decide/some-command.ts';
import { useDecide, useSayProblem } from '../../../app/decide/use-decide.ts';
import { useOpenDocument } from '../../../app/documents/use-open-document.ts';
import { useFormats } from '../../../app/formats.ts';
import { useSession } from '../../../app/session-context.ts';
import type { ToastWords } from '../../../app/toasts/toast-words.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { grantCommand, refuseCommand, takeBackCommand } from '../approval-command.ts';
import { useSubjectWords } from '../subject-words.ts';

type Way = 'grant' | 'refuse' | 'take-back';
/** The row that was selected when a dialog was opened: it stays the subject, whichever row is selected meanwhile. */
type Asking = { readonly way: Way; readonly row: ApprovalListRow };

const commandOf = (way: Way, row: ApprovalListRow, reason: string): SomeCommand | null =>
  way === 'grant'
    ? grantCommand(row, reason)
    : way === 'refuse'
      ? refuseCommand(row, reason)
      : takeBackCommand(row, reason);

/** Grants at once by A; asks why before it refuses or takes back. */
export function ApprovalFoot({ row }: { row: ApprovalListRow | undefined }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { decide, isBusy } = useDecide();
  const sayProblem = useSayProblem();
  const run = (way: Way, subject: ApprovalListRow, reason: string, typed = {}) => {
    const command = commandOf(way, subject, reason);
    if (command === null) throw new Error(`a ${subject.kind} is not taken back here`);
    const message: ToastWords = (t) => t(`approvals.${way}.done`, { name: subject.accountName });
    return decide({ accountId: subject.accountId, command, message, typed });
  };
  const grantNow = async (subject: ApprovalListRow) => sayProblem(await run('grant', subject, ''));
  return (
    <>
      <ActionBar
        label={t('approvals.actions')}
        isBusy={isBusy}
        actions={useApprovalActions(row, (subject) => void grantNow(subject), setAsking)}
      >
        <Subject row={row} />
      </ActionBar>
      {asking === null ? null : (
        <AskWhy
          asking={asking}
          isBusy={isBusy}
          onClose={() => setAsking(null)}
          onDecide={(reason, typed) => run(asking.way, asking.row, reason, typed)}
        />
      )}
    </>
  );
}

function useApprovalActions(
  row: ApprovalListRow | undefined,
  onGrant: (row: ApprovalListRow) => void,
  onAsk: (asking: Asking) => void,
): readonly RowAction[] {
  const { t } = useTranslation();
  const { actor } = useSession();
  const openDocument = useOpenDocument();
  const none = row === undefined ? t('decide.noRow') : null;
  const isOwn = row?.askedBy.userId === actor.userId;
  const mayNot =
    row === undefined || row.mayDecide
      ? none
      : isOwn
        ? t('approvals.own')
        : t('approvals.notYours', { role: t(`role.${row.neededRole}`) });
  const on = (run: (row: ApprovalListRow) => void) => () => {
    if (row !== undefined) run(row);
  };
  const canTakeBack = isOwn && row !== undefined && takeBackCommand(row, '') !== null;
  return [
    { label: t('approvals.grant.name'), key: 'a', isMain: true, blocked: mayNot, onRun: on(onGrant) },
    ...(row?.kind === 'notice'
      ? []
      : [
          {
            label: t('approvals.grant.withNote'),
            blocked: mayNot,
            onRun: on((subject) => onAsk({ way: 'grant', row: subject })),
          },
        ]),
    {
      label: t('approvals.refuse.name'),
      key: 'r',
      blocked: mayNot,
      onRun: on((subject) => onAsk({ way: 'refuse', row: subject })),
    },
    {
      label: t('approvals.take-back.name'),
      key: 't',
      blocked: none ?? (isOwn ? (canTakeBack ? null : t('approvals.elsewhere')) : t('approvals.notAsked')),
      onRun: on((subject) => onAsk({ way: 'take-back', row: subject })),
    },
    ...(row?.kind === 'notice'
      ? [
          {
            label: t('document.letter'),
            key: 'l',
            blocked: null,
            onRun: on(({ accountId, subjectId: noticeId }) =>
              openDocument({ kind: 'dunning-letter', accountId, noticeId }),
            ),
          },
        ]
      : []),
  ];
}

/** What is asked for in full, by whom, and why. */
function Subject({ row }: { row: ApprovalListRow | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { today } = useSession();
  const words = useSubjectWords();
  if (row === undefined) return <ActionWords>{t('decide.noRow')}</ActionWords>;
  const asked = t('approvals.askedBy', { name: row.askedBy.name, date: formats.dateTime(row.askedAt) });
  const detail = words.detail(row, today);
  return (
    <>
      <ActionWords isStrong>{words.whole(row)}</ActionWords>
      <ActionWords>{detail === '' ? asked : `${detail} · ${asked}`}</ActionWords>
      {row.reason === '' ? null : <ActionWords>{row.reason}</ActionWords>}
    </>
  );
}

type AskWhyProps = {
  readonly asking: Asking;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onDecide: (
    reason: string,
    typed: Readonly<Record<string, string>>,
  ) => ReturnType<ReturnType<typeof useDecide>['decide']>;
};

function AskWhy({ asking, isBusy, onClose, onDecide }: AskWhyProps) {
  const { t } = useTranslation();
  const words = useSubjectWords();
  const { way, row } = asking;
  const draftKey = `approval/${way}/${approvalRowKey(row)}`;
  return (
    <DecisionDialog
      title={t(`approvals.${way}.title`)}
      about={words.whole(row)}
      draftKey={draftKey}
      reasonLabel={t(way === 'grant' ? 'decide.note' : 'decide.reason')}
      isReasonNeeded={way !== 'grant'}
      maxLength={row.kind === 'notice' ? 500 : 1000}
      submitLabel={t(`approvals.${way}.name`)}
      isRefusal={way !== 'grant'}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={(reason) => onDecide(reason, { [draftKey]: reason })}
    />
  );
}
