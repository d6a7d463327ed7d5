import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { AccountHead } from '../../../src-shared/contract/account-view.ts';
import { wholeHistory } from '../../app/documents/document-path.ts';
import { useOpenDocument } from '../../app/documents/use-open-document.ts';
import { forgetAccount } from '../../app/lists/load-account-ahead.ts';
import { type AccountTab, accountPath } from '../../app/paths.ts';
import { accountMemory, useAccount } from '../../app/use-account.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { type FormKind, openForm } from '../../state/open-form.ts';
import { AccountLoading, AccountProblem } from './account-states.tsx';
import { AccountView } from './account-view.tsx';
import { type KeptForm, keepForm } from './kept-form.ts';
import { leftList, nextPath } from './next-account.ts';
import { emptySelection, type Selection } from './selection.ts';
import { type AccountPanes, useAccountPanes } from './use-account-panes.ts';
import { useCancelPromise } from './use-cancel-promise.ts';
import { useChosen } from './use-chosen.ts';
import { useShown } from './use-shown.ts';

type AccountProps = {
  readonly accountId: string;
  /** The tab that is shown first. */
  readonly tab: AccountTab;
  /** The number of the invoice that somebody searched for: it is brought into view. */
  readonly soughtInvoice: string | null;
  /** The account is one of a walk, which has the keys for the next one and for leaving. */
  readonly isInWalk?: boolean;
};

/** One account: its live view, or why it cannot be shown. */
export function Account(props: AccountProps) {
  const view = useAccount(props.accountId, accountMemory.recall(props.accountId));
  const isGone = view.state === 'failed';
  useEffect(() => {
    if (isGone) forgetAccount(props.accountId);
  }, [isGone, props.accountId]);
  const panes = useAccountPanes(props);
  const kept = useKeptForm();
  if (view.state === 'loading') return <ComingAccount {...props} onForm={kept.keep} />;
  if (view.state === 'failed') return <AccountProblem problem={view.problem} />;
  return <ReadyAccount {...props} account={view.value} panes={panes} takeForm={kept.take} />;
}

/** A key that comes while the account does is not lost. */
function useKeptForm(): Pick<KeptForm, 'keep' | 'take'> {
  const kept = useRef<KeptForm | null>(null);
  useEffect(() => {
    const present = keepForm(window);
    kept.current = present;
    return () => present.stop();
  }, []);
  return { keep: (kind) => kept.current?.keep(kind), take: () => kept.current?.take() ?? null };
}

type ComingProps = AccountProps & { readonly onForm: (kind: FormKind) => void };

function ComingAccount({ accountId, isInWalk = false, onForm }: ComingProps) {
  const [, go] = useLocation();
  const openDocument = useOpenDocument();
  useShortcuts({
    c: () => onForm('activity'),
    p: () => onForm('promise'),
    d: () => onForm('dispute'),
    l: () => onForm('plan'),
    s: () => go(`${accountPath(accountId)}/statement`),
    h: () => openDocument(wholeHistory(accountId)),
    ...(isInWalk ? {} : { n: () => go(nextPath(accountId)), escape: () => go(leftList().path) }),
  });
  return <AccountLoading />;
}

type ReadyProps = AccountProps & {
  readonly account: AccountHead;
  readonly panes: AccountPanes;
  readonly takeForm: () => FormKind | null;
};

function ReadyAccount({ accountId, account, panes, isInWalk = false, takeForm, soughtInvoice }: ReadyProps) {
  const [, go] = useLocation();
  const { tab, bucket, isSettledShown, isWide, invoices } = panes;
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const chosen = useChosen(accountId, bucket, selection.choice);
  const cancelPromise = useCancelPromise(accountId, account.account.name);
  const act = (kind: FormKind) => openForm(kind, accountId, chosen.forForm);
  useShown(account.account, chosen.forForm);
  const openKept = useEffectEvent(() => {
    const kind = takeForm();
    if (kind !== null) act(kind);
  });
  useEffect(() => openKept(), []);
  const openDocument = useOpenDocument();
  const toStatement = () => go(`${accountPath(accountId)}/statement`);
  useShortcuts({
    c: () => act('activity'),
    p: () => act('promise'),
    d: () => act('dispute'),
    l: () => act('plan'),
    s: toStatement,
    h: () => openDocument(wholeHistory(accountId)),
    ...(isInWalk ? {} : { n: () => go(nextPath(accountId)) }),
    ...(isInWalk && selection.choice.length === 0
      ? {}
      : {
          escape: () => (selection.choice.length > 0 ? setSelection(emptySelection) : go(leftList().path)),
        }),
  });
  return (
    <AccountView
      account={account}
      tab={tab}
      bucket={bucket}
      soughtInvoice={soughtInvoice}
      selection={selection}
      chosen={chosen.sums}
      isSettledShown={isSettledShown}
      isWide={isWide}
      invoices={invoices}
      actions={{
        show: panes.show,
        filterBucket: panes.filterBucket,
        select: setSelection,
        showSettled: panes.showSettled,
        openForm: act,
        openStatement: toStatement,
        cancelPromise,
      }}
    />
  );
}
