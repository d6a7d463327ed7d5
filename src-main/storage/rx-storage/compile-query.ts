import type { FilledMangoQuery } from 'rxdb';
import { compileSelector } from './compile-selector.ts';
import type { SqlCondition } from './sql-condition.ts';
import type { TableColumn, TableLayout } from './table-layout.ts';

const DELETED_PATH = '_deleted';

export type CompiledQuery = {
  readonly where: SqlCondition;
  /** Column order equal to the query's sort; undefined where a sort field is not a column. */
  readonly orderBy: string | undefined;
  readonly skip: number;
  /** Infinity where the query has no limit. */
  readonly limit: number;
};

/**
 * The columns for a walk along the keys: every index begins with `deleted`, and without statistics SQLite takes
 * any of them and sorts the whole table for each page. The plus sign leaves it the index of the keys.
 */
export function columnsForOrder<RxDocType>(
  { selector, sort }: FilledMangoQuery<RxDocType>,
  { columns, indexes, primaryPath }: TableLayout,
): readonly TableColumn[] {
  const isByKey = sort.length === 1 && Object.keys(sort[0] ?? {})[0] === primaryPath;
  const isOfKeys = fieldsOf(selector).every((path) => path === primaryPath || path === DELETED_PATH);
  const hasIndex = indexes.some((names) => names.join() === 'deleted,id');
  if (!isByKey || !isOfKeys || hasIndex) return columns;
  return columns.map((column) =>
    column.path === DELETED_PATH ? { ...column, name: `+${column.name}` } : column,
  );
}

function fieldsOf(selector: object): string[] {
  return Object.entries(selector).flatMap(([field, part]) =>
    field.startsWith('$') && Array.isArray(part) ? part.flatMap(fieldsOf) : [field],
  );
}

/** What SQL can do of a query. */
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
  const terms = sort.map((part) => {
    // RxDB sorts by the first field that a part names.
    const [[path, direction] = ['', '']] = Object.entries(part);
    const column = columnByPath.get(path);
    return column === undefined ? undefined : `${column.name} ${direction === 'asc' ? 'ASC' : 'DESC'}`;
  });
  return terms.includes(undefined) ? undefined : terms.join(', ');
}
