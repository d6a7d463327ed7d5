import { comparableValue } from './column-value.ts';
import type { TableColumn } from './table-layout.ts';

export type SqlCondition = {
  readonly sql: string;
  readonly params: readonly (string | number)[];
  /** False where the condition lets through more documents than the selector does (never fewer). */
  readonly isExact: boolean;
};

const EVERYTHING: SqlCondition = { sql: '1', params: [], isExact: false };
const MATCH_ALL: SqlCondition = { sql: '1', params: [], isExact: true };
// SQLite allows 32,766 parameters; beyond some hundred a list is no faster than reading.
const LIST_LIMIT = 500;
const COMPARISONS: Readonly<Record<string, string>> = {
  $eq: '=',
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
  // "Not equal" is also true of documents without the field.
  $ne: 'IS NOT',
};

/** The part of a Mango selector that SQL can answer from columns: exactly, or as a superset of the answer. */
export function compileSelector(
  selector: object,
  columnByPath: ReadonlyMap<string, TableColumn>,
): SqlCondition {
  return allOf(
    Object.entries(selector).map(([field, matcher]) => {
      if (field === '$and' && Array.isArray(matcher)) {
        return allOf(matcher.map((part) => compilePart(part, columnByPath)));
      }
      if (field === '$or' && Array.isArray(matcher)) {
        return anyOf(matcher.map((part) => compilePart(part, columnByPath)));
      }
      const column = columnByPath.get(field);
      return column === undefined ? EVERYTHING : compileMatcher(column, matcher);
    }),
  );
}

function compilePart(part: unknown, columnByPath: ReadonlyMap<string, TableColumn>): SqlCondition {
  return typeof part === 'object' && part !== null ? compileSelector(part, columnByPath) : EVERYTHING;
}

function compileMatcher(column: TableColumn, matcher: unknown): SqlCondition {
  if (typeof matcher !== 'object' || matcher === null) return compileOperator(column, '$eq', matcher);
  const operators = Object.entries(matcher);
  if (operators.length === 0) return EVERYTHING;
  return allOf(operators.map(([operator, operand]) => compileOperator(column, operator, operand)));
}

function compileOperator(column: TableColumn, operator: string, operand: unknown): SqlCondition {
  if (operator === '$in' || operator === '$nin') return compileList(column, operator, operand);
  const comparison = COMPARISONS[operator];
  const value = comparableValue(operand, column.type);
  if (comparison === undefined || value === undefined) return EVERYTHING;
  return { sql: `${column.name} ${comparison} ?`, params: [value], isExact: true };
}

function compileList(column: TableColumn, operator: '$in' | '$nin', operand: unknown): SqlCondition {
  if (!Array.isArray(operand) || operand.length > LIST_LIMIT) return EVERYTHING;
  const params = operand.flatMap((item) => comparableValue(item, column.type) ?? []);
  if (params.length !== operand.length) return EVERYTHING;
  const list = `(${params.map(() => '?').join(', ')})`;
  if (operator === '$in') return { sql: `${column.name} IN ${list}`, params, isExact: true };
  const sql = `(${column.name} IS NULL OR ${column.name} NOT IN ${list})`;
  return { sql, params, isExact: true };
}

function allOf(conditions: readonly SqlCondition[]): SqlCondition {
  const narrowing = conditions.filter((condition) => condition.sql !== '1');
  const isExact = conditions.every((condition) => condition.isExact);
  if (narrowing.length === 0) return isExact ? MATCH_ALL : EVERYTHING;
  return { ...joined(narrowing, ' AND '), isExact };
}

function anyOf(conditions: readonly SqlCondition[]): SqlCondition {
  // An empty $or is refused by the matcher, a branch that lets everything through makes the rest useless.
  if (conditions.length === 0 || conditions.some((condition) => condition.sql === '1')) return EVERYTHING;
  return { ...joined(conditions, ' OR '), isExact: conditions.every((condition) => condition.isExact) };
}

function joined(conditions: readonly SqlCondition[], word: string) {
  return {
    sql: `(${conditions.map((condition) => condition.sql).join(word)})`,
    params: conditions.flatMap((condition) => condition.params),
  };
}
