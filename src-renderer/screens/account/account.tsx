import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AccountHead } from '../../../src-shared/contract/account-view.ts';
import { type AccountTab, accountPath } from '../../app/paths.ts';
import { useAccount } from '../../app/use-account.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { type FormKind, openForm } from '../../state/open-form.ts';
import { AccountLoading, AccountProblem } from './account-states.tsx';
import { AccountView } from './account-view.tsx';
import { leftList, nextPath } from './next-account.ts';
import { emptySelection, type Selection } from './selection.ts';
import { useCancelPromise } from './use-cancel-promise.ts';
import { useChosen } from './use-chosen.ts';

type AccountProps = {
  readonly accountId: string;
  /** The tab that is shown first. */
  readonly tab: AccountTab;
  /** The number of the invoice that somebody searched for: it is brought into view. */
  readonly soughtInvoice: string | null;
};

/** One account: its live view, or why it cannot be shown. */
export function Account(props: AccountProps) {
  const view = useAccount(props.accountId);
  if (view.state === 'loading') return <AccountLoading />;
  if (view.state === 'failed') return <AccountProblem problem={view.problem} />;
  return <ReadyAccount {...props} account={view.value} />;
}

function ReadyAccount({ accountId, account, ...first }: AccountProps & { readonly account: AccountHead }) {
  const [, go] = useLocation();
  const [tab, setTab] = useState<AccountTab>(first.tab);
  const [bucket, setBucket] = useState<number | null>(null);
  const [isSettledShown, setIsSettledShown] = useState<boolean | null>(null);
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const chosen = useChosen(accountId, bucket, selection.choice);
  const isWide = useMediaQuery('(min-width: 1240px)', true, { getInitialValueInEffect: false });
  const cancelPromise = useCancelPromise(accountId, account.account.name);
  const act = (kind: FormKind) => openForm(kind, accountId, chosen.forForm);
  const toStatement = () => go(`${accountPath(accountId)}/statement`);
  useShortcuts({
    c: () => act('activity'),
    p: () => act('promise'),
    d: () => act('dispute'),
    s: toStatement,
    n: () => go(nextPath(accountId)),
    escape: () => (selection.choice.length > 0 ? setSelection(emptySelection) : go(leftList().path)),
  });
  return (
    <AccountView
      account={account}
      tab={tab}
      bucket={bucket}
      soughtInvoice={first.soughtInvoice}
      selection={selection}
      chosen={chosen.sums}
      isSettledShown={isSettledShown}
      isWide={isWide}
      actions={{
        show: setTab,
        filterBucket: (chosen) => {
          setTab('invoices');
          setBucket((present) => (present === chosen ? null : chosen));
        },
        select: setSelection,
        showSettled: setIsSettledShown,
        openForm: act,
        openStatement: toStatement,
        cancelPromise,
      }}
    />
  );
}
