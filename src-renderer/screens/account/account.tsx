import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type AccountTab, accountPath } from '../../app/paths.ts';
import { hasAllOpen, type ShownAccount, useAccount } from '../../app/use-account.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { type FormKind, openForm } from '../../state/open-form.ts';
import { AccountLoading, AccountProblem } from './account-states.tsx';
import { AccountView } from './account-view.tsx';
import { leftList, nextPath } from './next-account.ts';
import { emptySelection, type Selection } from './selection.ts';
import { useCancelPromise } from './use-cancel-promise.ts';
import { useOpenLimit, useRestOfOpen } from './use-open-limit.ts';
import { useSettledInvoices } from './use-settled-invoices.ts';

type AccountProps = {
  readonly accountId: string;
  /** The tab that is shown first. */
  readonly tab: AccountTab;
  /** The number of the invoice that somebody searched for: it is brought into view. */
  readonly soughtInvoice: string | null;
};

/** One account: its live view, or why it cannot be shown. */
export function Account({ accountId, tab, soughtInvoice }: AccountProps) {
  const { openLimit, askForAll } = useOpenLimit(soughtInvoice !== null);
  const view = useAccount(accountId, openLimit);
  if (view.state === 'loading') return <AccountLoading />;
  if (view.state === 'failed') return <AccountProblem problem={view.problem} />;
  const ready = { account: view.value, askForAll };
  return <ReadyAccount accountId={accountId} tab={tab} soughtInvoice={soughtInvoice} {...ready} />;
}

type ReadyAccountProps = AccountProps & { readonly account: ShownAccount; readonly askForAll: () => void };

function ReadyAccount({ accountId, account, askForAll, ...first }: ReadyAccountProps) {
  const [, go] = useLocation();
  const [tab, setTab] = useState<AccountTab>(first.tab);
  const [bucket, setBucket] = useState<number | null>(null);
  const [isSettledShown, setIsSettledShown] = useState(
    () =>
      first.soughtInvoice !== null && !account.openInvoices.some((row) => row.number === first.soughtInvoice),
  );
  const [selection, setSelection] = useState<Selection>(emptySelection);
  // What is ticked is added up and handed to forms, a bucket may be anywhere, settled ones come after all open ones.
  const isAllNeeded = selection.ids.size > 0 || bucket !== null || isSettledShown;
  useRestOfOpen(isAllNeeded, hasAllOpen(account), askForAll);
  const isWide = useMediaQuery('(min-width: 1240px)', true, { getInitialValueInEffect: false });
  const { settled, loadMore } = useSettledInvoices(accountId, isSettledShown);
  const cancelPromise = useCancelPromise(accountId, account.account.name);
  const chosenIds = account.openInvoices.filter((row) => selection.ids.has(row.id)).map((row) => row.id);
  const act = (kind: FormKind) => openForm(kind, accountId, chosenIds);
  const toStatement = () => go(`${accountPath(accountId)}/statement`);
  useShortcuts({
    c: () => act('activity'),
    p: () => act('promise'),
    d: () => act('dispute'),
    s: toStatement,
    n: () => go(nextPath(accountId)),
    escape: () => (selection.ids.size > 0 ? setSelection(emptySelection) : go(leftList().path)),
  });
  return (
    <AccountView
      account={account}
      tab={tab}
      bucket={bucket}
      soughtInvoice={first.soughtInvoice}
      selection={selection}
      settled={settled}
      isSettledShown={isSettledShown}
      isWide={isWide}
      actions={{
        show: setTab,
        filterBucket: (chosen) => {
          setTab('invoices');
          setBucket((present) => (present === chosen ? null : chosen));
        },
        select: setSelection,
        askForAllOpen: askForAll,
        showSettled: setIsSettledShown,
        loadMoreSettled: loadMore,
        openForm: act,
        openStatement: toStatement,
        cancelPromise,
      }}
    />
  );
}
