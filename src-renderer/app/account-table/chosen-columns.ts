import type { AccountColumn } from '../../../src-shared/contract/worklist-settings.ts';

type Columns = readonly AccountColumn[];

/** The columns with one shown, at the end, or not shown any more. */
export function withColumn(columns: Columns, column: AccountColumn, isShown: boolean): Columns {
  const others = columns.filter((one) => one !== column);
  return isShown ? [...others, column] : others;
}

/** The columns with the one at an index a place further to the front (−1) or the end (1), where there is one. */
export function moved(columns: Columns, index: number, by: -1 | 1): Columns {
  const column = columns[index];
  const other = columns[index + by];
  if (column === undefined || other === undefined) return columns;
  return columns.map((one, at) => (at === index ? other : at === index + by ? column : one));
}
