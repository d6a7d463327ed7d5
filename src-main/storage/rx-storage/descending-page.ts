import type { FilledMangoQuery } from 'rxdb';
import type { DocumentTable } from './document-table.ts';
import type { SqlCondition } from './sql-condition.ts';
import type { TableLayout } from './table-layout.ts';

type Page = { readonly skip: number; readonly limit: number };

/**
 * The column of a query for "the newest": one field descending, then the key ascending, as RxDB completes each
 * descending sort, where an index leads to that field. No index has this mixed order, and SQLite sorts all
 * documents of equal value before it gives the first: with a date of few values, that is most of the table.
 */
export function descendingColumn<RxDocType>(
  query: FilledMangoQuery<RxDocType>,
  { columns, indexes, primaryPath }: TableLayout,
): string | undefined {
  const [first, second, ...rest] = query.sort.map(
    (part): [string, unknown] => Object.entries(part)[0] ?? ['', ''],
  );
  if (first?.[1] !== 'desc' || second?.join() !== `${primaryPath},asc` || rest.length > 0) return undefined;
  const nameByPath = new Map(columns.map(({ path, name }) => [path, name]));
  const column = nameByPath.get(first[0]);
  const asked = Object.entries(query.selector).filter(([path]) => path !== first[0]);
  if (column === undefined || !asked.every(([, matcher]) => isEquality(matcher))) return undefined;
  const equal = new Set(asked.map(([path]) => nameByPath.get(path)));
  const leads = indexes.some(
    (names) =>
      names.indexOf(column) === equal.size && names.slice(0, equal.size).every((name) => equal.has(name)),
  );
  return leads ? column : undefined;
}

/** The JSON of a page of documents by this column descending, then by key; reads little more than the page. */
export function descendingPage<RxDocType>(
  { file, name }: DocumentTable<RxDocType>,
  { sql: where, params }: SqlCondition,
  column: string,
  { skip, limit }: Page,
): unknown[] {
  const wanted = skip + limit;
  const select = (columns: string, rest: string, ...more: readonly unknown[]) =>
    file.statements.values(`SELECT ${columns} FROM ${name} WHERE ${where} ${rest}`).all(...params, ...more);
  const [last] = select(column, `ORDER BY ${column} DESC LIMIT 1 OFFSET ?`, wanted - 1);
  if (last === undefined || last === null) {
    return select('data', `ORDER BY ${column} DESC, id LIMIT ? OFFSET ?`, limit, skip);
  }
  // All above the value of the last one wanted, then of those with this value as many as are missing.
  const above = select('data', `AND ${column} > ? ORDER BY ${column} DESC, id`, last);
  const equal = select('data', `AND ${column} = ? ORDER BY id LIMIT ?`, last, wanted - above.length);
  return [...above, ...equal].slice(skip);
}

function isEquality(matcher: unknown): boolean {
  return typeof matcher === 'object' && matcher !== null && Object.keys(matcher).join() === '$eq';
}
