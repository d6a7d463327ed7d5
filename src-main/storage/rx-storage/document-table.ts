import type { RxDocumentData } from 'rxdb';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { type ColumnReader, type ColumnValue, columnReader, IRREGULAR } from './column-value.ts';
import { toSortableText } from './sortable-text.ts';
import type { TableLayout } from './table-layout.ts';

/**
 * The table of one collection: documents as JSON, their indexed fields as columns. `irregular` is 1 where the
 * columns do not tell all about the document, so that queries read it; `change` is the number of the commit
 * that wrote it.
 */
export class DocumentTable<RxDocType> {
  readonly file: SqliteFile;
  readonly id: number;
  readonly name: string;
  readonly layout: TableLayout;
  readonly #columns: readonly { readonly name: string; readonly read: ColumnReader }[];
  readonly #names: readonly string[];
  readonly #insertSql: string;
  readonly #selectSql: string;
  /** UPDATE statements by the positions of the columns that they change. */
  readonly #updateSqls = new Map<string, string>();

  constructor(file: SqliteFile, id: number, layout: TableLayout) {
    this.file = file;
    this.id = id;
    this.name = `rx_${id}`;
    this.layout = layout;
    this.#columns = layout.columns.map((column) => ({ name: column.name, read: columnReader(column) }));
    this.#names = [...layout.columns.map(({ name }) => name), 'irregular'];
    const names = [...this.#names, 'change', 'data'];
    this.#insertSql = `INSERT INTO ${this.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    this.#selectSql = `SELECT data FROM ${this.name} WHERE id = ?`;
  }

  create(): void {
    const columns = this.layout.columns.map(({ name }) => (name === 'id' ? 'id TEXT NOT NULL UNIQUE' : name));
    const { database } = this.file;
    database.exec(
      `CREATE TABLE ${this.name} (${columns.join(', ')}, irregular, change INTEGER NOT NULL, data TEXT NOT NULL)`,
    );
    this.layout.indexes.forEach((names, index) => {
      database.exec(`CREATE INDEX ${this.name}_index_${index} ON ${this.name} (${names.join(', ')})`);
    });
    // These hold a few rows only and cost nothing while ordinary documents are written.
    database.exec(`CREATE INDEX ${this.name}_deleted ON ${this.name} (lwt) WHERE deleted = 1`);
    database.exec(`CREATE INDEX ${this.name}_irregular ON ${this.name} (id) WHERE irregular = 1`);
  }

  /** The stored document as JSON text. */
  findJson(id: string): string | undefined {
    return this.file.statements.values(this.#selectSql).get(toSortableText(id)) as string | undefined;
  }

  find(id: string): RxDocumentData<RxDocType> | undefined {
    const json = this.findJson(id);
    return json === undefined ? undefined : this.parse(json);
  }

  /** The documents written by a commit with a higher number, oldest write first. Reads the whole table. */
  changedSince(change: number): RxDocumentData<RxDocType>[] {
    const sql = `SELECT data FROM ${this.name} WHERE change > ? ORDER BY lwt, id`;
    return this.file.statements
      .values(sql)
      .all(change)
      .map((json) => this.parse(json));
  }

  hasIrregular(): boolean {
    const sql = `SELECT EXISTS (SELECT 1 FROM ${this.name} WHERE irregular = 1)`;
    return this.file.statements.values(sql).get() === 1;
  }

  insertAll(documents: readonly RxDocumentData<RxDocType>[], change: number): void {
    if (documents.length === 0) return;
    const statement = this.file.statements.rows(this.#insertSql);
    for (const document of documents) {
      const row: unknown[] = this.#row(document);
      row.push(change, JSON.stringify(document));
      statement.run(row);
    }
  }

  /** Replaces a stored document, touching only the indexes of columns that differ. */
  update(document: RxDocumentData<RxDocType>, stored: RxDocumentData<RxDocType>, change: number): void {
    const before = this.#row(stored);
    const row = this.#row(document);
    const changed = row.flatMap((value, position) => (value === before[position] ? [] : [position]));
    this.file.statements
      .rows(this.#updateSql(changed))
      .run(...changed.map((position) => row[position]), change, JSON.stringify(document), row[0]);
  }

  /** Some document that is live, or else a deleted one; undefined where the table is empty. */
  findAny(): RxDocumentData<RxDocType> | undefined {
    const sql = `SELECT data FROM ${this.name} ORDER BY deleted LIMIT 1`;
    const json = this.file.statements.values(sql).get();
    return json === undefined ? undefined : this.parse(json);
  }

  idOf(document: RxDocumentData<RxDocType>): string {
    return String(Reflect.get(document, this.layout.primaryPath));
  }

  parse(json: unknown): RxDocumentData<RxDocType> {
    return JSON.parse(json as string) as RxDocumentData<RxDocType>;
  }

  #updateSql(changed: readonly number[]): string {
    const key = changed.join();
    const known = this.#updateSqls.get(key);
    if (known !== undefined) return known;
    const names = [...changed.map((position) => this.#names[position]), 'change', 'data'];
    const sql = `UPDATE ${this.name} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`;
    this.#updateSqls.set(key, sql);
    return sql;
  }

  #row(document: RxDocumentData<RxDocType>): ColumnValue[] {
    let irregular: 1 | null = null;
    const row = this.#columns.map(({ read }): ColumnValue => {
      const value = read(document);
      if (value !== IRREGULAR) return value;
      irregular = 1;
      return null;
    });
    row.push(irregular);
    return row;
  }
}
