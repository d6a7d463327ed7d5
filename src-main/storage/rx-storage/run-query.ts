import {
  type FilledMangoQuery,
  getQueryMatcher,
  getSortComparator,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';
import { hasIrregular } from './collection-catalogue.ts';
import { type CompiledQuery, compileQuery } from './compile-query.ts';
import type { DocumentTable } from './document-table.ts';

type TableQuery<RxDocType> = {
  readonly table: DocumentTable<RxDocType>;
  readonly schema: RxJsonSchema<RxDocumentData<RxDocType>>;
  readonly query: FilledMangoQuery<RxDocType>;
};

/** The documents of a query: what SQL can answer exactly it does, the rest is RxDB's matcher and comparator. */
export function runQuery<RxDocType>(input: TableQuery<RxDocType>): RxDocumentData<RxDocType>[] {
  return input.table.file.read(() => {
    const compiled = compile(input);
    if (compiled.orderBy === undefined) return sortInMemory(input, compiled);
    return compiled.where.isExact ? selectPage(input, compiled) : scanInOrder(input, compiled);
  });
}

/** How many documents {@link runQuery} would give. */
export function countQuery<RxDocType>(input: TableQuery<RxDocType>): number {
  return input.table.file.read(() => {
    const { table } = input;
    const { where, skip, limit } = compile(input);
    const sql = `SELECT count(*) FROM ${table.name} WHERE ${where.sql}`;
    const found = where.isExact
      ? Number(table.file.statements.values(sql).get(...where.params))
      : count(matching(input, where.params, `SELECT data FROM ${table.name} WHERE ${where.sql}`));
    return Math.min(Math.max(0, found - skip), limit);
  });
}

function compile<RxDocType>({ table, query }: TableQuery<RxDocType>): CompiledQuery {
  return compileQuery(query, hasIrregular(table.file, table.id) ? [] : table.layout.columns);
}

function selectPage<RxDocType>({ table }: TableQuery<RxDocType>, compiled: CompiledQuery) {
  const { where, orderBy, skip, limit } = compiled;
  const sql = `SELECT data FROM ${table.name} WHERE ${where.sql} ORDER BY ${orderBy} LIMIT ? OFFSET ?`;
  const page = [Number.isFinite(limit) ? limit : -1, skip];
  return table.file.statements
    .values(sql)
    .all(...where.params, ...page)
    .map((json) => table.parse(json));
}

function scanInOrder<RxDocType>(input: TableQuery<RxDocType>, compiled: CompiledQuery) {
  const { where, orderBy, skip, limit } = compiled;
  const found: RxDocumentData<RxDocType>[] = [];
  if (limit <= 0) return found;
  const sql = `SELECT data FROM ${input.table.name} WHERE ${where.sql} ORDER BY ${orderBy}`;
  let skipped = 0;
  for (const document of matching(input, where.params, sql)) {
    if (skipped < skip) skipped += 1;
    else if (found.push(document) >= limit) break;
  }
  return found;
}

function sortInMemory<RxDocType>(input: TableQuery<RxDocType>, compiled: CompiledQuery) {
  const { where, skip, limit } = compiled;
  const sql = `SELECT data FROM ${input.table.name} WHERE ${where.sql}`;
  return [...matching(input, where.params, sql)]
    .sort(getSortComparator(input.schema, input.query))
    .slice(skip, skip + limit);
}

function* matching<RxDocType>(
  { table, schema, query }: TableQuery<RxDocType>,
  params: readonly (string | number)[],
  sql: string,
): Generator<RxDocumentData<RxDocType>> {
  const matches = getQueryMatcher(schema, query);
  // Leaving the loop early closes the iterator and with it resets the statement.
  for (const json of table.file.statements.values(sql).iterate(...params)) {
    const document = table.parse(json);
    if (matches(document)) yield document;
  }
}

function count(items: Iterable<unknown>): number {
  let total = 0;
  for (const _ of items) total += 1;
  return total;
}
