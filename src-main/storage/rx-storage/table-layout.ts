import {
  getPrimaryFieldOfPrimaryKey,
  getSchemaByObjectPath,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';

export type ColumnType = 'text' | 'number' | 'boolean';

/** One indexed field of the documents, kept as a column beside the document's JSON. */
export type TableColumn = { readonly name: string; readonly path: string; readonly type: ColumnType };

/** The columns and indexes of a collection's table; what changes the stored form changes `format`. */
export type TableLayout = {
  readonly format: number;
  readonly primaryPath: string;
  readonly columns: readonly TableColumn[];
  /** Column names of each index. */
  readonly indexes: readonly (readonly string[])[];
};

export const TABLE_FORMAT = 2;
const WRITE_TIME_PATH = '_meta.lwt';

export function tableLayout<RxDocType>(schema: RxJsonSchema<RxDocumentData<RxDocType>>): TableLayout {
  const primaryPath: string = getPrimaryFieldOfPrimaryKey(schema.primaryKey);
  const indexPaths = (schema.indexes ?? []).map((index): readonly string[] =>
    typeof index === 'string' ? [index] : index,
  );
  const columns: TableColumn[] = [
    { name: 'id', path: primaryPath, type: 'text' },
    { name: 'deleted', path: '_deleted', type: 'boolean' },
    { name: 'lwt', path: WRITE_TIME_PATH, type: 'number' },
  ];
  for (const path of new Set(indexPaths.flat())) {
    if (columns.some((column) => column.path === path)) continue;
    const type = columnType(getSchemaByObjectPath(schema, path)?.type);
    if (type !== undefined) columns.push({ name: `field_${columns.length}`, path, type });
  }
  return { format: TABLE_FORMAT, primaryPath, columns, indexes: indexColumns(indexPaths, columns) };
}

function columnType(schemaType: unknown): ColumnType | undefined {
  if (schemaType === 'string') return 'text';
  if (schemaType === 'number' || schemaType === 'integer') return 'number';
  return schemaType === 'boolean' ? 'boolean' : undefined;
}

function indexColumns(indexPaths: readonly (readonly string[])[], columns: readonly TableColumn[]) {
  const nameByPath = new Map(columns.map(({ path, name }) => [path, name]));
  // Reading changes since a checkpoint needs it, whatever the schema says.
  const wanted = [...indexPaths, [WRITE_TIME_PATH, columns[0]?.path ?? '']];
  const named = wanted.map((paths) => paths.flatMap((path) => nameByPath.get(path) ?? []));
  return [...new Map(named.map((names) => [names.join(), names])).values()];
}
