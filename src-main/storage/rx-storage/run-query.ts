import {
  type FilledMangoQuery,
  getQueryMatcher,
  getSortComparator,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';
import { type CompiledQuery, columnsForOrder, compileQuery } from './compile-query.ts';
import { descendingColumn, descendingPage } from './descending-page.ts';
import type { DocumentTable } from './document-table.ts';

type TableQuery<RxDocType> = {
  readonly table: DocumentTable<RxDocType>;
  readonly schema: RxJsonSchema<RxDocumentData<RxDocType>>;
  readonly query: FilledMangoQuery<RxDocType>;
};

/**
 * The documents of a query: what SQL can answer exactly it does, the rest is RxDB's matcher and comparator.
 * Irregular documents are few or none; they are all read and sorted in among the others.
 */
export function runQuery<RxDocType>(input: TableQuery<RxDocType>): RxDocumentData<RxDocType>[] {
  const { table, schema, query } = input;
  const compiled = compileQuery(query, columnsForOrder(query, table.layout));
  const { skip, limit } = compiled;
  if (limit <= 0) return [];
  if (!table.hasIrregular()) {
    return compiled.orderBy === undefined
      ? matchingRegular(input, compiled, '')
          .sort(getSortComparator(schema, query))
          .slice(skip, skip + limit)
      : pageOf(input, compiled, '', { skip, limit });
  }
  const regularOnly = ' AND irregular IS NULL';
  const regular =
    compiled.orderBy === undefined
      ? matchingRegular(input, compiled, regularOnly)
      : pageOf(input, compiled, regularOnly, { skip: 0, limit: skip + limit });
  return [...regular, ...matchingIrregular(input)]
    .sort(getSortComparator(schema, query))
    .slice(skip, skip + limit);
}

/** How many documents {@link runQuery} would give. */
export function countQuery<RxDocType>(input: TableQuery<RxDocType>): number {
  const { table, query } = input;
  const compiled = compileQuery(query, table.layout.columns);
  const { skip, limit } = compiled;
  const found = table.hasIrregular()
    ? countRegularAmongOthers(input, compiled) + matchingIrregular(input).length
    : countAll(input, compiled);
  return Math.min(Math.max(0, found - skip), limit);
}

function countAll<RxDocType>(input: TableQuery<RxDocType>, compiled: CompiledQuery): number {
  const { where } = compiled;
  if (!where.isExact) return matchingRegular(input, compiled, '').length;
  return countRows(input, where.sql, where.params);
}

// Counting all and taking off the irregular ones needs nothing but indexes.
function countRegularAmongOthers<RxDocType>(input: TableQuery<RxDocType>, compiled: CompiledQuery): number {
  const { where } = compiled;
  if (!where.isExact) return matchingRegular(input, compiled, ' AND irregular IS NULL').length;
  const irregularOnes = countRows(input, `irregular = 1 AND ${where.sql}`, where.params);
  return countRows(input, where.sql, where.params) - irregularOnes;
}

function countRows<RxDocType>(
  { table }: TableQuery<RxDocType>,
  where: string,
  params: readonly (string | number)[],
): number {
  const sql = `SELECT count(*) FROM ${table.name} WHERE ${where}`;
  return Number(table.file.statements.values(sql).get(...params));
}

function pageOf<RxDocType>(
  input: TableQuery<RxDocType>,
  compiled: CompiledQuery,
  andWhere: string,
  page: { readonly skip: number; readonly limit: number },
): RxDocumentData<RxDocType>[] {
  const { table } = input;
  const { where, orderBy } = compiled;
  const sql = `SELECT data FROM ${table.name} WHERE ${where.sql}${andWhere} ORDER BY ${orderBy}`;
  if (!where.isExact) return scan(input, sql, where.params, page);
  const isLimited = Number.isFinite(page.limit);
  const column = isLimited ? descendingColumn(input.query, table.layout) : undefined;
  if (column !== undefined) {
    const narrowed = { ...where, sql: `${where.sql}${andWhere}` };
    return descendingPage(table, narrowed, column, page).map((json) => table.parse(json));
  }
  const limit = isLimited ? page.limit : -1;
  return table.file.statements
    .values(`${sql} LIMIT ? OFFSET ?`)
    .all(...where.params, limit, page.skip)
    .map((json) => table.parse(json));
}

function matchingRegular<RxDocType>(
  input: TableQuery<RxDocType>,
  { where }: CompiledQuery,
  andWhere: string,
): RxDocumentData<RxDocType>[] {
  const sql = `SELECT data FROM ${input.table.name} WHERE ${where.sql}${andWhere}`;
  return scan(input, sql, where.params, { skip: 0, limit: Number.POSITIVE_INFINITY });
}

function matchingIrregular<RxDocType>(input: TableQuery<RxDocType>): RxDocumentData<RxDocType>[] {
  const sql = `SELECT data FROM ${input.table.name} WHERE irregular = 1`;
  return scan(input, sql, [], { skip: 0, limit: Number.POSITIVE_INFINITY });
}

function scan<RxDocType>(
  { table, schema, query }: TableQuery<RxDocType>,
  sql: string,
  params: readonly (string | number)[],
  { skip, limit }: { readonly skip: number; readonly limit: number },
): RxDocumentData<RxDocType>[] {
  const matches = getQueryMatcher(schema, query);
  const found: RxDocumentData<RxDocType>[] = [];
  let skipped = 0;
  // Leaving the loop early closes the iterator and with it resets the statement.
  for (const json of table.file.statements.values(sql).iterate(...params)) {
    const document = table.parse(json);
    if (!matches(document)) continue;
    if (skipped < skip) skipped += 1;
    else if (found.push(document) >= limit) break;
  }
  return found;
}
