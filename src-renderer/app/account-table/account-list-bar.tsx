import type { ReactNode } from 'react';
import type { AccountListName } from '../../state/account-orders.ts';
import { restartList } from '../../state/list-places.ts';
import { NarrowMenu } from './narrow-menu.tsx';
import { SearchField } from './search-field.tsx';
import type { AccountListState } from './use-account-list.ts';
import { ViewMenu } from './view-menu.tsx';

type AccountListBarProps = {
  readonly name: AccountListName;
  readonly state: AccountListState;
  /** What a list has beside narrowing, view and search. */
  readonly children?: ReactNode;
};

/** How a list of accounts is narrowed down, shown and searched. */
export function AccountListBar({ name, state, children }: AccountListBarProps) {
  const { order, changeOrder } = state;
  return (
    <>
      <NarrowMenu narrowing={order.narrowing} onNarrow={(narrowing) => changeOrder({ narrowing })} />
      {children}
      <ViewMenu grouping={order.grouping} onGroup={(grouping) => changeOrder({ grouping })} />
      <SearchField
        id={`${name}-search`}
        search={order.search}
        onSearch={(search) => changeOrder({ search })}
        onOpen={state.openSelected}
        onToList={() => {
          restartList(name);
          document.getElementById(`${name}-table`)?.focus();
        }}
      />
    </>
  );
}
