import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { CashListQuery, ReceiptListRow } from '../../../../src-shared/contract/cash-view.ts';
import type { DueListHead } from '../../../../src-shared/contract/due-lists-view.ts';
import { ActionBar, ActionWords, type RowAction } from '../../../app/decide/action-bar.tsx';
import { allRows } from '../../../app/decide/all-rows.ts';
import { BatchPanel } from '../../../app/decide/batch-panel.tsx';
import { BatchRun } from '../../../app/decide/batch-run.ts';
import { DecisionDialog } from '../../../app/decide/decision-dialog.tsx';
import { ReasonDialog } from '../../../app/decide/reason-dialog.tsx';
import { useCommandBatch } from '../../../app/decide/use-command-batch.ts';
import { useSayProblem } from '../../../app/decide/use-decide.ts';
import { useOpenDocument } from '../../../app/documents/use-open-document.ts';
import { useFormats } from '../../../app/formats.ts';
import { mintId } from '../../../app/ids.ts';
import type { ListSource } from '../../../app/lists/list-source.ts';
import { problemOf } from '../../../app/problem.ts';
import { useSession } from '../../../app/session-context.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { dropDraft } from '../../../state/drafts.ts';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import {
  clearMarks,
  type MarkedRow,
  markedTotals,
  toggleMark,
  useMarkedRows,
} from '../../../state/marked-rows.ts';
import styles from '../cash.module.css';
import { type AccountDeposit, canBeHandedIn, depositsByAccount, markOfReceipt } from '../cash-receipts.ts';

type CashSource = ListSource<Pick<CashListQuery, 'filter'>, DueListHead, ReceiptListRow>;
type CashFootProps = { readonly row: ReceiptListRow | undefined; readonly source: CashSource };

/** What is handed in: the receipts of each account with the deposit that they belong to. */
type DepositRun = AccountDeposit & { readonly depositId: string; readonly reference: string };

const depositRun = new BatchRun<DepositRun>('cash.handInTitle', 'batch');

/** R1, R4: makes a receipt void with why, and hands in what was chosen or all that is there. */
export function CashFoot({ row, source }: CashFootProps) {
  const { t } = useTranslation();
  const marked = useMarkedRows((marks) => marks.cash);
  const [voided, setVoided] = useState<ReceiptListRow | null>(null);
  const [isHandingIn, setIsHandingIn] = useState(false);
  const run = useCommandBatch(depositRun, ({ depositId, reference, receiptIds }) => ({
    name: 'receipt.deposit',
    input: { depositId, reference, receiptIds: [...receiptIds] },
  }));
  const actions = useCashActions(row, marked, {
    onVoid: setVoided,
    onHandIn: () => setIsHandingIn(true),
    onMarkAll: useMarkAll(source),
  });
  if (run.batch.state !== 'idle')
    return (
      <div className={styles.foot}>
        <BatchPanel {...run} />
      </div>
    );
  return (
    <div className={styles.foot}>
      <ActionBar label={t('cash.actions')} isBusy={false} actions={actions}>
        <CashWords row={row} marked={marked} />
      </ActionBar>
      {voided === null ? null : <VoidDialog row={voided} onClose={() => setVoided(null)} />}
      {isHandingIn ? (
        <DepositDialog
          marked={marked}
          onClose={() => setIsHandingIn(false)}
          onDeposit={(reference) => {
            const depositId = mintId();
            clearMarks('cash');
            void run.start(async () =>
              depositsByAccount(marked).map((deposit) => ({ ...deposit, depositId, reference })),
            );
          }}
        />
      ) : null}
    </div>
  );
}

/** Chooses all that is still to be handed in. */
function useMarkAll(source: CashSource): () => void {
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  const mark = async () => {
    if (client === null) return;
    try {
      const stop = new AbortController();
      const rows = await allRows(client, source, { filter: 'to-deposit' }, stop.signal);
      useMarkedRows.setState({ cash: rows.map(markOfReceipt) });
    } catch (error) {
      sayProblem(problemOf(error));
    }
  };
  return () => void mark();
}

type CashActions = {
  readonly onVoid: (row: ReceiptListRow) => void;
  readonly onHandIn: () => void;
  readonly onMarkAll: () => void;
};

function useCashActions(
  row: ReceiptListRow | undefined,
  marked: readonly MarkedRow[],
  on: CashActions,
): readonly RowAction[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { role } = useSession().actor;
  const openDocument = useOpenDocument();
  const none = row === undefined ? t('decide.noRow') : null;
  const isInHand = row !== undefined && canBeHandedIn(row);
  const count = marked.length;
  return [
    {
      label: t('cash.mark'),
      key: ' ',
      blocked: none ?? (isInHand ? null : t('cash.notInHand')),
      onRun: () => {
        if (row !== undefined) toggleMark('cash', markOfReceipt(row));
      },
    },
    { label: t('cash.markAll'), key: 'a', blocked: null, onRun: on.onMarkAll },
    ...(count === 0 ? [] : [{ label: t('batch.clear'), blocked: null, onRun: () => clearMarks('cash') }]),
    {
      label: t('cash.handIn', { count, shown: formats.count(count) }),
      key: 'h',
      isMain: count > 0,
      blocked: count === 0 ? t('cash.noneMarked') : null,
      onRun: on.onHandIn,
    },
    {
      label: t('document.receipt'),
      key: 'r',
      blocked: none,
      onRun: () => {
        if (row === undefined) return;
        const { accountId, receiptId } = row;
        openDocument({ kind: 'receipt', accountId, receiptId });
      },
    },
    {
      label: t('cash.void'),
      key: 'v',
      blocked: none ?? voidBlock(row, role, t),
      onRun: () => row && on.onVoid(row),
    },
  ];
}

/** R4: money that was handed in is a manager's to explain. */
function voidBlock(row: ReceiptListRow | undefined, role: string, t: TFunction): string | null {
  if (row?.isVoided === true) return t('cash.state.voided');
  const explains = role === 'manager' || role === 'administrator';
  return row?.isDeposited === true && !explains ? t('decide.managers') : null;
}

function CashWords({ row, marked }: { row: ReceiptListRow | undefined; marked: readonly MarkedRow[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {marked.length === 0 ? null : <MarkedCash marked={marked} />}
      {row === undefined ? (
        <ActionWords>{t('decide.noRow')}</ActionWords>
      ) : (
        <ActionWords>
          {[row.receiptId, row.accountName, formats.amount(row.amountMinor, row.currency), row.payerName]
            .filter((text) => text !== '')
            .join(' · ')}
        </ActionWords>
      )}
    </>
  );
}

function MarkedCash({ marked }: { marked: readonly MarkedRow[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amounts = markedTotals(marked).map((total) => formats.amount(total.amountMinor, total.currency));
  return (
    <ActionWords isStrong>
      {t('cash.marked', { count: marked.length, shown: formats.count(marked.length) })} ·{' '}
      {amounts.join(' + ')}
    </ActionWords>
  );
}

function VoidDialog({ row, onClose }: { row: ReceiptListRow; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { accountId, receiptId } = row;
  return (
    <ReasonDialog
      accountId={accountId}
      title={t('cash.voidTitle', { receipt: receiptId })}
      about={`${row.accountName} · ${formats.amount(row.amountMinor, row.currency)}`}
      draftKey={`receipt/void/${receiptId}`}
      maxLength={500}
      submitLabel={t('cash.void')}
      isRefusal
      commandFor={(reason) => ({ name: 'receipt.void', input: { receiptId, reason } })}
      message={(t) => t('cash.voidDone', { receipt: receiptId })}
      onClose={onClose}
    />
  );
}

type DepositDialogProps = {
  readonly marked: readonly MarkedRow[];
  readonly onClose: () => void;
  readonly onDeposit: (reference: string) => void;
};

function DepositDialog({ marked, onClose, onDeposit }: DepositDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amounts = markedTotals(marked).map((total) => formats.amount(total.amountMinor, total.currency));
  return (
    <DecisionDialog
      title={t('cash.handInTitle')}
      about={`${t('cash.marked', { count: marked.length, shown: formats.count(marked.length) })} · ${amounts.join(' + ')}`}
      draftKey="receipt/deposit"
      reasonLabel={t('cash.slip')}
      isReasonNeeded={false}
      maxLength={200}
      submitLabel={t('cash.handInNow')}
      isBusy={false}
      onClose={onClose}
      onSubmit={async (reference) => {
        dropDraft('decision', 'receipt/deposit');
        onDeposit(reference);
        return null;
      }}
    />
  );
}
