import { toSortableText } from './sortable-text.ts';
import type { ColumnType, TableColumn } from './table-layout.ts';

export type ColumnValue = string | number | null;

/** Stands for a value that its column cannot hold: of another type than the schema says, or within a list. */
export const IRREGULAR = Symbol('irregular');

/** Reads the value of a column out of documents; made once per column, because it runs for every row. */
export type ColumnReader = (document: object) => ColumnValue | typeof IRREGULAR;

/** A reader that gives a value as SQLite keeps and compares it; `null` where the document has no such field. */
export function columnReader({ path, type }: TableColumn): ColumnReader {
  const keys = path.split('.');
  return (document) => {
    const value = fieldAt(document, keys);
    return value === undefined ? null : (comparableValue(value, type) ?? IRREGULAR);
  };
}

/** A value in the form in which its column compares it; undefined where the type does not fit. */
export function comparableValue(value: unknown, type: ColumnType): string | number | undefined {
  if (type === 'text') return typeof value === 'string' ? toSortableText(value) : undefined;
  if (type === 'boolean') return typeof value === 'boolean' ? Number(value) : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function fieldAt(document: object, keys: readonly string[]): unknown {
  let value: unknown = document;
  for (const key of keys) {
    // Queries look into each element of a list, which one column cannot follow.
    if (Array.isArray(value)) return IRREGULAR;
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
