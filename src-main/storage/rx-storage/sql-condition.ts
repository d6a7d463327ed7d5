/** A condition on the rows of a table, answering part of a Mango selector for documents that are regular. */
export type SqlCondition = {
  readonly sql: string;
  readonly params: readonly (string | number)[];
  /** False where the condition lets through more documents than the selector does (never fewer). */
  readonly isExact: boolean;
};

/** Nothing can be said in SQL: every document has to be looked at. */
export const EVERYTHING: SqlCondition = { sql: '1', params: [], isExact: false };
export const MATCH_ALL: SqlCondition = { sql: '1', params: [], isExact: true };
export const MATCH_NONE: SqlCondition = { sql: '0', params: [], isExact: true };

export function exactly(sql: string, ...params: readonly (string | number)[]): SqlCondition {
  return { sql, params, isExact: true };
}

export function allOf(conditions: readonly SqlCondition[]): SqlCondition {
  if (conditions.includes(MATCH_NONE)) return MATCH_NONE;
  const narrowing = conditions.filter(({ sql }) => sql !== '1');
  const isExact = conditions.every((condition) => condition.isExact);
  if (narrowing.length === 0) return isExact ? MATCH_ALL : EVERYTHING;
  return { ...joined(narrowing, ' AND '), isExact };
}

export function anyOf(conditions: readonly SqlCondition[]): SqlCondition {
  if (conditions.includes(MATCH_ALL)) return MATCH_ALL;
  // A branch that lets everything through makes the rest useless.
  if (conditions.includes(EVERYTHING)) return EVERYTHING;
  const possible = conditions.filter((condition) => condition !== MATCH_NONE);
  if (possible.length === 0) return MATCH_NONE;
  return { ...joined(possible, ' OR '), isExact: possible.every((condition) => condition.isExact) };
}

/** The opposite; of more than the answer, less than the opposite would remain, so that is not narrowed. */
export function noneOf(condition: SqlCondition): SqlCondition {
  if (!condition.isExact) return EVERYTHING;
  if (condition === MATCH_ALL) return MATCH_NONE;
  if (condition === MATCH_NONE) return MATCH_ALL;
  // A comparison with a missing field is neither true nor false in SQL; a selector it does not fulfil.
  return exactly(`(${condition.sql}) IS NOT TRUE`, ...condition.params);
}

function joined(conditions: readonly SqlCondition[], word: string) {
  const sql = conditions.map((condition) => condition.sql).join(word);
  return {
    sql: conditions.length > 1 ? `(${sql})` : sql,
    params: conditions.flatMap((condition) => condition.params),
  };
}
