import { useLocation } from 'wouter';
import { useAccountList } from '../../app/account-table/use-account-list.ts';
import { useCatchingUp } from '../../app/account-table/use-catching-up.ts';
import { useKeptWorklistSettings } from '../../app/account-table/use-kept-worklist-settings.ts';
import { useCounts } from '../../app/counts-context.ts';
import { worklistPath } from '../../app/paths.ts';
import { useSession } from '../../app/session-context.ts';
import { useIsSynced } from '../../app/use-is-synced.ts';
import type { WorklistFilter } from './worklist-filter.ts';
import { WorklistView } from './worklist-view.tsx';

/** The worklist: asks for the rows around what is in view and works by keyboard. */
export function Worklist({ filter }: { filter: WorklistFilter }) {
  const { today, actor } = useSession();
  const [, go] = useLocation();
  const state = useAccountList({ name: 'worklist', path: worklistPath(filter), filter });
  // After the list, for the engine answers in this order.
  useKeptWorklistSettings(actor.userId);
  return (
    <WorklistView
      state={state}
      counts={useCounts()}
      filter={filter}
      today={today}
      isSynced={useIsSynced()}
      isManager={actor.role === 'manager' || actor.role === 'administrator'}
      catchingUpCount={useCatchingUp(state.list.shown?.head.staleCount ?? 0)}
      onFilter={(chosen) => go(worklistPath(chosen))}
      onApply={({ filter: saved, search, sort, direction, narrowing, grouping }) => {
        state.changeOrder({ search, sort, direction, narrowing, grouping });
        go(worklistPath(saved));
      }}
    />
  );
}
