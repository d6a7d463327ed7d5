import { z } from 'zod';
import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** What accounts are grouped and narrowed down by. */
export type AccountFacet = {
  readonly segment: string;
  readonly collectorId: string;
  readonly riskClass: string;
  /** The account right above; empty where there is none. */
  readonly parentId: string;
};

const keyedSchema = z.array(
  z.object({
    facetKey: z.number(),
    segment: z.string(),
    collectorId: z.string(),
    riskClass: z.string(),
    parentId: z.string(),
  }),
);

/** The facets whose keys are from this one on: none is ever changed, so that those before are known. */
export function readFacets(file: SqliteFile, from: number): z.infer<typeof keyedSchema> {
  const sql = `SELECT facet_key AS facetKey, segment, collector_id AS collectorId, risk_class AS riskClass,
    parent_id AS parentId FROM account_facet WHERE facet_key >= ?`;
  return keyedSchema.parse(file.statements.rows(sql).all(from));
}

/** The key of what an account is grouped by, made where it is the first one of its kind. */
export function facetKeyOf(
  file: SqliteFile,
  { segment, collectorId, riskClass, parentId }: WorklistRow,
): number {
  const values = [segment, collectorId, riskClass, parentId ?? ''];
  const find = `SELECT facet_key FROM account_facet
    WHERE segment = ? AND collector_id = ? AND risk_class = ? AND parent_id = ?`;
  const known = file.statements.values(find).get(...values);
  if (typeof known === 'number') return known;
  const add = `INSERT INTO account_facet (segment, collector_id, risk_class, parent_id) VALUES (?, ?, ?, ?)
    RETURNING facet_key`;
  return Number(file.statements.values(add).get(...values));
}
