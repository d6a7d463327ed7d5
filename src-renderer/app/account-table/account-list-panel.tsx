import type { ReactElement, ReactNode } from 'react';
import type { AccountListName } from '../../state/account-orders.ts';
import { BatchPanels } from '../batches/batch-panels.tsx';
import { PickedBar } from '../bulk/picked-bar.tsx';
import { withClosedGroups } from '../lists/worklist-source.ts';
import { AccountTable } from './account-table.tsx';
import type { AccountListState } from './use-account-list.ts';

type AccountListPanelProps = {
  readonly name: AccountListName;
  readonly state: AccountListState;
  readonly today: string;
  /** What stands in the place of rows when the list is here and has none. */
  readonly empty: ReactElement;
  readonly bodyClass: string | undefined;
  /** Beside the table. */
  readonly children?: ReactNode;
};

/** The table of a list of accounts below what is done with the chosen ones. */
export function AccountListPanel({ name, state, today, empty, bodyClass, children }: AccountListPanelProps) {
  const { list, order, changeOrder } = state;
  return (
    <>
      <BatchPanels />
      <PickedBar
        question={list.shown && withClosedGroups(list.shown.question)}
        total={list.shown?.head.accountCount ?? 0}
        rows={list.shown?.rows ?? []}
      />
      <div className={bodyClass}>
        <AccountTable
          id={`${name}-table`}
          list={list}
          order={order}
          sortBy={(sort, direction) => changeOrder({ sort, direction })}
          today={today}
          whyKey={state.whyKey}
          onWhy={state.showWhy}
          onToggleGroup={state.toggleGroup}
          empty={empty}
        />
        {children}
      </div>
    </>
  );
}
