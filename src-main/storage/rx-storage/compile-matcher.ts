import { comparableValue } from './column-value.ts';
import { compileList } from './compile-list.ts';
import { compileRegularExpression } from './regular-expression-range.ts';
import { allOf, EVERYTHING, exactly, MATCH_NONE, noneOf, type SqlCondition } from './sql-condition.ts';
import type { TableColumn } from './table-layout.ts';

const COMPARISONS: Readonly<Record<string, string>> = {
  $eq: '=',
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
};

/** What a selector asks of one field, as a condition on its column. */
export function compileMatcher(column: TableColumn, matcher: unknown): SqlCondition {
  if (typeof matcher !== 'object' || matcher === null) return compileComparison(column, '$eq', matcher);
  const operators = Object.entries(matcher);
  // An expression without operators is a value to be equal to; mixed ones are left to RxDB.
  if (!isPlain(matcher) || !operators.every(([operator]) => operator.startsWith('$'))) return EVERYTHING;
  if (operators.length === 0) return EVERYTHING;
  return allOf(
    operators.map(([operator, operand]) => compileOperator(column, operator, operand, operators.length)),
  );
}

function compileOperator(
  column: TableColumn,
  operator: string,
  operand: unknown,
  operatorCount: number,
): SqlCondition {
  switch (operator) {
    case '$in':
      return compileList(column, operand);
    case '$nin':
      return noneOf(compileList(column, operand));
    case '$ne':
      return noneOf(compileComparison(column, '$eq', operand));
    case '$not':
      return isPlain(operand) ? noneOf(compileMatcher(column, operand)) : EVERYTHING;
    case '$exists':
      return exactly(`${column.name} IS ${operand ? 'NOT NULL' : 'NULL'}`);
    case '$regex':
      // Flags may stand beside it ($options).
      return operatorCount === 1 ? compileRegularExpression(column, operand) : EVERYTHING;
    default:
      return operator in COMPARISONS ? compileComparison(column, operator, operand) : EVERYTHING;
  }
}

function compileComparison(column: TableColumn, operator: string, operand: unknown): SqlCondition {
  const value = comparableValue(operand, column.type);
  if (value !== undefined) return exactly(`${column.name} ${COMPARISONS[operator]} ?`, value);
  // Null equals a missing field and is neither above nor below anything.
  if (operand === null) return operator === '$eq' ? exactly(`${column.name} IS NULL`) : MATCH_NONE;
  // Values of two types are never equal, above or below. What is left (NaN, Infinity, lists, dates, regular
  // expressions) has rules of its own.
  return isOtherType(operand, column) ? MATCH_NONE : EVERYTHING;
}

function isOtherType(operand: unknown, { type }: TableColumn): boolean {
  if (typeof operand === 'string') return type !== 'text';
  if (typeof operand === 'number') return type !== 'number';
  return typeof operand === 'boolean' && type !== 'boolean';
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
