import { useLocation } from 'wouter';
import { useAccountList } from '../../app/account-table/use-account-list.ts';
import { useCatchingUp } from '../../app/account-table/use-catching-up.ts';
import { useKeptWorklistSettings } from '../../app/account-table/use-kept-worklist-settings.ts';
import { useSession } from '../../app/session-context.ts';
import { useIsSynced } from '../../app/use-is-synced.ts';
import { accountsFilterOf, accountsFilters } from './accounts-filter.ts';
import { AccountsView } from './accounts-view.tsx';

/** All accounts of one's scope, by name: also those that need nothing now. */
export function Accounts({ filter: named }: { filter: string | undefined }) {
  const { today, actor } = useSession();
  const [, go] = useLocation();
  useKeptWorklistSettings(actor.userId);
  const filter = accountsFilterOf(named);
  const pathOf = (one: string) => (one === 'all' ? '/accounts' : `/accounts/${one}`);
  const state = useAccountList({
    name: 'accounts',
    path: pathOf(filter),
    filter: 'all',
    narrowing: accountsFilters[filter],
    ...(filter === 'groups' ? { grouping: 'company' as const } : {}),
  });
  return (
    <AccountsView
      state={state}
      filter={filter}
      today={today}
      isSynced={useIsSynced()}
      isManager={actor.role === 'manager' || actor.role === 'administrator'}
      catchingUpCount={useCatchingUp(state.list.shown?.head.staleCount ?? 0)}
      onFilter={(chosen) => go(pathOf(chosen))}
    />
  );
}
