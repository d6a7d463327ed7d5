import type { ComponentType } from 'react';
import type { DueListHead } from '../../../src-shared/contract/due-lists-view.ts';
import type { Counts } from '../../../src-shared/contract/worklist-view.ts';
import type { ListColumn } from '../../components/list-table/list-head.tsx';
import type { RowPosition } from '../../components/list-table/list-row.tsx';
import type { ListName } from '../../state/list-places.ts';
import type { ListSource } from '../lists/list-source.ts';
import type { AccountTab } from '../paths.ts';

export type DueRow = {
  readonly accountId: string;
  readonly accountNumber: string;
  readonly accountName: string;
};

export type DueRowProps<Row> = RowPosition & {
  readonly row: Row;
  readonly today: string;
  readonly onOpen: (row: Row) => void;
};

/** What stands below a list: what its selected row says in full, and what can be done with it. */
export type DueFootProps<Row, Filter extends string = string> = {
  /** Undefined while no row is selected, or the selected one is still on its way. */
  readonly row: Row | undefined;
  readonly filter: Filter;
  readonly total: number;
};

/** What tells one list of what is due from the others. */
export type DueListKind<Filter extends string, Row extends DueRow> = {
  readonly name: Exclude<ListName, 'worklist'>;
  /** The address of the first filter; `/<name>` where it is left out. */
  readonly path?: string;
  readonly source: ListSource<{ readonly filter: Filter }, DueListHead, Row>;
  /** The filters in the order of their chips; the first is the one that the address without a filter means. */
  readonly filters: readonly { readonly filter: Filter; readonly count: keyof Counts | null }[];
  /** The columns by the key of their words, `due.<name>.column.<key>`. */
  readonly columns: readonly Pick<ListColumn, 'key' | 'isNumeric' | 'isNameHidden'>[];
  readonly columnsClass: string | undefined;
  /** Memoised, so that a difference of the list draws the rows anew that it changed. */
  readonly Row: ComponentType<DueRowProps<Row>>;
  /** The part of the account where a row stands in full. */
  readonly tab: AccountTab;
};
