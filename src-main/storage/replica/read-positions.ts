import { z } from 'zod';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import type { ReplicaCollection } from './open-replica.ts';

/** Where a document stands in the feed. */
export type DocumentPosition = { readonly id: string; readonly seq: number };

const internalsSchema = z.object({
  tableName: z.string().regex(/^rx_\d+$/),
  file: z.custom<SqliteFile>((value) => typeof value === 'object' && value !== null && 'statements' in value),
});
const positionsSchema = z.array(z.tuple([z.string(), z.number()]));

/** Reads positions of documents that are not deleted, in order of their id, after `afterId`, at most `limit`. */
export type PositionReader = (afterId: string, limit: number) => readonly DocumentPosition[];

/** Straight from the table, without the documents themselves: all of them are asked for. */
export function positionReader({ storageInstance }: ReplicaCollection): PositionReader {
  const { tableName, file } = internalsSchema.parse(storageInstance.internals);
  const sql = `SELECT json_array(id, json_extract(data, '$.seq')) FROM ${tableName}
    WHERE id > ? AND deleted = 0 ORDER BY id LIMIT ?`;
  return (afterId, limit) => {
    const rows = file.read(() => file.statements.values(sql).all(afterId, limit));
    return positionsSchema
      .parse(rows.map((row) => JSON.parse(String(row))))
      .map(([id, seq]) => ({ id, seq }));
  };
}
