import type { FilledMangoQuery } from 'rxdb';
import { compileSelector, type SqlCondition } from './compile-selector.ts';
import type { TableColumn } from './table-layout.ts';

export type CompiledQuery = {
  readonly where: SqlCondition;
  /** Column order equal to the query's sort; undefined where a sort field is not a column. */
  readonly orderBy: string | undefined;
  readonly skip: number;
  /** Infinity where the query has no limit. */
  readonly limit: number;
};

/** What SQL can do of a query. Without columns to rely on, it can do nothing but list the documents. */
export function compileQuery<RxDocType>(
  query: FilledMangoQuery<RxDocType>,
  columns: readonly TableColumn[],
): CompiledQuery {
  const columnByPath = new Map(columns.map((column) => [column.path, column]));
  return {
    where: compileSelector(query.selector, columnByPath),
    orderBy: compileSort(query.sort, columnByPath),
    skip: query.skip ?? 0,
    // An explicit limit of 0 means "nothing", not "everything".
    limit: typeof query.limit === 'number' ? query.limit : Number.POSITIVE_INFINITY,
  };
}

function compileSort(sort: readonly object[], columnByPath: ReadonlyMap<string, TableColumn>) {
  const terms = sort.flatMap((part) =>
    Object.entries(part).map(([path, direction]) => {
      const column = columnByPath.get(path);
      return column === undefined ? undefined : `${column.name} ${direction === 'desc' ? 'DESC' : 'ASC'}`;
    }),
  );
  return terms.includes(undefined) ? undefined : terms.join(', ');
}
