import { compileMatcher } from './compile-matcher.ts';
import { allOf, anyOf, EVERYTHING, noneOf, type SqlCondition } from './sql-condition.ts';
import type { TableColumn } from './table-layout.ts';

type ColumnByPath = ReadonlyMap<string, TableColumn>;

/**
 * The part of a Mango selector that SQL can answer from columns: exactly, or as a superset of the answer. Only
 * for documents that are regular: a column holds either a value of its type or nothing.
 */
export function compileSelector(selector: object, columnByPath: ColumnByPath): SqlCondition {
  return allOf(
    Object.entries(selector).map(([field, matcher]) => {
      if (field.startsWith('$')) return compileLogic(field, matcher, columnByPath);
      const column = columnByPath.get(field);
      return column === undefined ? EVERYTHING : compileMatcher(column, matcher);
    }),
  );
}

function compileLogic(operator: string, parts: unknown, columnByPath: ColumnByPath): SqlCondition {
  if (!Array.isArray(parts)) return EVERYTHING;
  const conditions = parts.map((part) => compilePart(part, columnByPath));
  if (operator === '$and') return allOf(conditions);
  if (operator === '$or') return anyOf(conditions);
  return operator === '$nor' ? allOf(conditions.map(noneOf)) : EVERYTHING;
}

function compilePart(part: unknown, columnByPath: ColumnByPath): SqlCondition {
  return typeof part === 'object' && part !== null ? compileSelector(part, columnByPath) : EVERYTHING;
}
