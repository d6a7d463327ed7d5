import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { StorageError } from '../sqlite-file/storage-error.ts';
import { toSortableText } from './sortable-text.ts';
import { TABLE_FORMAT, type TableLayout } from './table-layout.ts';

export type CollectionName = {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly version: number;
};

type CatalogueEntry = { readonly id: number; readonly layout: string };

// Numbers name the tables, so that no two collection names can meet in one table, whatever their spelling.
// AUTOINCREMENT: a number never comes back, so what is left of a removed collection cannot touch a new one.
const CREATE_CATALOGUE = `
  CREATE TABLE IF NOT EXISTS rx_collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    database_name TEXT NOT NULL,
    collection_name TEXT NOT NULL,
    version INTEGER NOT NULL,
    layout TEXT NOT NULL,
    UNIQUE (database_name, collection_name, version)
  ) STRICT`;

/** Finds or adds the collection in the file's catalogue. Call it inside a write. */
export function enterCollection(file: SqliteFile, name: CollectionName, layout: TableLayout): CatalogueEntry {
  file.database.exec(CREATE_CATALOGUE);
  const key = [toSortableText(name.databaseName), toSortableText(name.collectionName), name.version];
  file.statements
    .rows(`INSERT INTO rx_collections (database_name, collection_name, version, layout) VALUES (?, ?, ?, ?)
           ON CONFLICT DO NOTHING`)
    .run(...key, JSON.stringify(layout));
  const entry = file.statements
    .rows(
      'SELECT id, layout FROM rx_collections WHERE database_name = ? AND collection_name = ? AND version = ?',
    )
    .get(...key) as CatalogueEntry;
  if ((JSON.parse(entry.layout) as TableLayout).format > TABLE_FORMAT)
    throw new StorageError('STORAGE_TOO_NEW');
  return entry;
}

export function updateLayout(file: SqliteFile, id: number, layout: TableLayout): void {
  file.statements.rows('UPDATE rx_collections SET layout = ? WHERE id = ?').run(JSON.stringify(layout), id);
}

export function forgetCollection(file: SqliteFile, id: number): void {
  file.statements.rows('DELETE FROM rx_collections WHERE id = ?').run(id);
}

/** Whether the collection of this number is still there with these columns: another process may differ. */
export function isCatalogued(file: SqliteFile, id: number, layoutText: string): boolean {
  return file.statements.values('SELECT layout FROM rx_collections WHERE id = ?').get(id) === layoutText;
}
