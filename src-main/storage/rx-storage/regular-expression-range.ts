import { toSortableText } from './sortable-text.ts';
import { EVERYTHING, type SqlCondition } from './sql-condition.ts';
import type { TableColumn } from './table-layout.ts';

const LITERAL_START = /^\^([^\\^$.*+?()[\]{}|/]+)(.*)$/su;
const OPTIONAL_LAST = /^[*?{]/;
const LAST_CODE_UNIT = 0xffff;

/** The range in which all matches of a regular expression lie that begins with literal text ("^Meier"). */
export function compileRegularExpression({ name, type }: TableColumn, operand: unknown): SqlCondition {
  const prefix = type === 'text' && typeof operand === 'string' ? literalPrefix(operand) : '';
  if (prefix === '') return EVERYTHING;
  const end = textAfterPrefix(prefix);
  if (end === undefined) return { sql: `${name} >= ?`, params: [toSortableText(prefix)], isExact: false };
  return {
    sql: `(${name} >= ? AND ${name} < ?)`,
    params: [toSortableText(prefix), toSortableText(end)],
    isExact: false,
  };
}

function literalPrefix(pattern: string): string {
  // Another branch may begin with anything.
  if (pattern.includes('|')) return '';
  const [, literal = '', rest = ''] = LITERAL_START.exec(pattern) ?? [];
  // Without the flag "u" a quantifier concerns the last code unit, which may be half a character.
  return OPTIONAL_LAST.test(rest) ? literal.slice(0, -1) : literal;
}

/** The first text in JavaScript's order that is above all texts with this prefix. */
function textAfterPrefix(prefix: string): string | undefined {
  for (let last = prefix.length - 1; last >= 0; last -= 1) {
    const unit = prefix.charCodeAt(last);
    if (unit < LAST_CODE_UNIT) return prefix.slice(0, last) + String.fromCharCode(unit + 1);
  }
  return undefined;
}
