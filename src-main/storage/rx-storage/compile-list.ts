import { comparableValue } from './column-value.ts';
import { anyOf, EVERYTHING, exactly, MATCH_NONE, type SqlCondition } from './sql-condition.ts';
import type { TableColumn } from './table-layout.ts';

// A statement for each length of list would push others out of the cache, and SQLite allows 32,766 parameters.
const PARAMETER_LIMIT = 500;

/** `$in`: whether a column has one of these values. */
export function compileList(column: TableColumn, operand: unknown): SqlCondition {
  if (!Array.isArray(operand) || !operand.every(isScalar)) return EVERYTHING;
  // A missing field is "in" a list with null. Values of another type than the column's are in no document.
  const missing = operand.includes(null) ? exactly(`${column.name} IS NULL`) : MATCH_NONE;
  const values = operand.flatMap((item) => comparableValue(item, column.type) ?? []);
  return anyOf([compileValues(column, values), missing]);
}

function compileValues({ name }: TableColumn, values: readonly (string | number)[]): SqlCondition {
  if (values.length === 0) return MATCH_NONE;
  if (values.length <= PARAMETER_LIMIT) {
    return exactly(`${name} IN (${values.map(() => '?').join(', ')})`, ...values);
  }
  if (!values.every(survivesSqlJson)) return EVERYTHING;
  return exactly(`${name} IN (SELECT value FROM json_each(?))`, JSON.stringify(values));
}

// SQLite's JSON ends texts at NUL and may read a fraction as its neighbour.
function survivesSqlJson(value: string | number): boolean {
  return typeof value === 'string' ? !value.includes('\0') : Number.isSafeInteger(value);
}

function isScalar(item: unknown): boolean {
  return item === null || typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean';
}
