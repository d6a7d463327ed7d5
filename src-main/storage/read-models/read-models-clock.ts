import { z } from 'zod';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const clockSchema = z.object({ revision: z.number(), epoch: z.number() });

/** Which state of the read models a reader has seen: rows change by revision, and go with the epoch. */
export type ReadModelsClock = z.infer<typeof clockSchema>;

/** The state in the file, within the caller's transaction. */
export function readClock(file: SqliteFile): ReadModelsClock {
  return clockSchema.parse(file.statements.rows('SELECT revision, epoch FROM read_models_clock').get());
}

/** A mark no account had before: a computation of an older state never fits a newer mark. */
export const nextMark = (file: SqliteFile): number => advance(file, 'mark');

/** The revision that rows written now belong to. */
export const nextRevision = (file: SqliteFile): number => advance(file, 'revision');

/** Tells readers that rows are gone. */
export function nextEpoch(file: SqliteFile): void {
  advance(file, 'epoch');
}

function advance(file: SqliteFile, counter: 'mark' | 'revision' | 'epoch'): number {
  const sql = `UPDATE read_models_clock SET ${counter} = ${counter} + 1 RETURNING ${counter}`;
  return Number(file.statements.values(sql).get());
}
