import type { RxDocumentData } from 'rxdb';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { markIrregular } from './collection-catalogue.ts';
import { type ColumnValue, columnValue, IRREGULAR } from './column-value.ts';
import { toSortableText } from './sortable-text.ts';
import type { TableLayout } from './table-layout.ts';

/** The table of one collection: documents as JSON, their indexed fields as columns. */
export class DocumentTable<RxDocType> {
  readonly file: SqliteFile;
  readonly id: number;
  readonly name: string;
  readonly layout: TableLayout;
  readonly #insertSql: string;
  readonly #updateSql: string;
  readonly #selectSql: string;

  constructor(file: SqliteFile, id: number, layout: TableLayout) {
    this.file = file;
    this.id = id;
    this.name = `rx_${id}`;
    this.layout = layout;
    const names = [...layout.columns.map((column) => column.name), 'data'];
    this.#insertSql = `INSERT INTO ${this.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    this.#updateSql = `UPDATE ${this.name} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`;
    this.#selectSql = `SELECT data FROM ${this.name} WHERE id = ?`;
  }

  create(): void {
    const columns = this.layout.columns.map(({ name }) => (name === 'id' ? 'id TEXT NOT NULL UNIQUE' : name));
    this.file.database.exec(`CREATE TABLE ${this.name} (${columns.join(', ')}, data TEXT NOT NULL)`);
    this.layout.indexes.forEach((names, index) => {
      const indexName = `${this.name}_index_${index}`;
      this.file.database.exec(`CREATE INDEX ${indexName} ON ${this.name} (${names.join(', ')})`);
    });
  }

  find(id: string): RxDocumentData<RxDocType> | undefined {
    const json = this.file.statements.values(this.#selectSql).get(toSortableText(id));
    return json === undefined ? undefined : this.parse(json);
  }

  insert(document: RxDocumentData<RxDocType>): void {
    this.file.statements.rows(this.#insertSql).run(...this.#row(document));
  }

  update(document: RxDocumentData<RxDocType>): void {
    const row = this.#row(document);
    this.file.statements.rows(this.#updateSql).run(...row, row[0]);
  }

  parse(json: unknown): RxDocumentData<RxDocType> {
    return JSON.parse(json as string) as RxDocumentData<RxDocType>;
  }

  #row(document: RxDocumentData<RxDocType>): ColumnValue[] {
    const row = this.layout.columns.map((column): ColumnValue => {
      const value = columnValue(document, column);
      if (value !== IRREGULAR) return value;
      markIrregular(this.file, this.id);
      return null;
    });
    row.push(JSON.stringify(document));
    return row;
  }
}
