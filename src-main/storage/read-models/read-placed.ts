import { z } from 'zod';
import type { DueList } from '../../../src-shared/contract/due-lists-view.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** Which part of a list is wanted. */
export type Selection = {
  readonly list: string;
  /** Only places below this one. */
  readonly before?: string;
  /** Only rows whose mark is up to this one. */
  readonly markUntil?: string;
  /** No rows with this mark. */
  readonly markNot?: string;
  /** The last place first. */
  readonly isDescending?: boolean;
};
type Page = { readonly offset: number; readonly limit: number };

/** A window into a list over all accounts, within the caller's transaction. */
export function readPlaced<Row>(file: SqliteFile, selection: Selection, page: Page): DueList<Row> {
  const { where, params } = conditionOf(selection);
  const direction = selection.isDescending === true ? ' DESC' : '';
  const sql = `SELECT account_key AS accountKey, item FROM list_place WHERE ${where}
    ORDER BY list${direction}, place${direction}, item${direction}, account_key${direction} LIMIT ? OFFSET ?`;
  const found = keysSchema.parse(file.statements.rows(sql).all(...params, page.limit, page.offset));
  const content = file.statements.values('SELECT content FROM list_item WHERE account_key = ? AND item = ?');
  return {
    head: { total: countPlaced(file, selection) },
    rows: found.map(({ accountKey, item }): Row => JSON.parse(String(content.get(accountKey, item)))),
  };
}

/** How many rows there are. */
export function countPlaced(file: SqliteFile, selection: Selection): number {
  const { where, params } = conditionOf(selection);
  return Number(file.statements.values(`SELECT count(*) FROM list_place WHERE ${where}`).get(...params));
}

/** The first place that is after all of a day. */
export function dayAfter(day: string): string {
  return `${day}~`;
}

const keysSchema = z.array(z.object({ accountKey: z.number(), item: z.string() }));

function conditionOf({ list, before, markUntil, markNot }: Selection) {
  const conditions = [
    { sql: 'list = ?', param: list },
    ...(before === undefined ? [] : [{ sql: 'place < ?', param: before }]),
    ...(markUntil === undefined ? [] : [{ sql: 'mark <= ?', param: markUntil }]),
    ...(markNot === undefined ? [] : [{ sql: 'mark <> ?', param: markNot }]),
  ];
  return {
    where: conditions.map(({ sql }) => sql).join(' AND '),
    params: conditions.map(({ param }) => param),
  };
}
