import { sql } from 'kysely';
import type { Change } from '../../src-shared/domain/account/account-aggregate.ts';
import { tableOfCollection } from '../store/database-schema.ts';
import type { Trx } from '../store/store.ts';
import type { TenantHead } from '../store/tenant-head.ts';

/** Whose document has an id: one that the sender sees, or one whose existence the sender shall not learn of. */
export type TakenId = 'in scope' | 'elsewhere';

/** The end of judging: from the first question on, nobody else of the tenant writes until the transaction ends. */
export type Seal = {
  /** Which of the ids of new documents the tenant has already, whichever account they belong to; see {@link keyOf}. */
  readonly findTaken: (changes: readonly Change[]) => Promise<ReadonlyMap<string, TakenId>>;
  /** Where the tenant's feed and audit trail end. */
  readonly head: () => Promise<TenantHead>;
};

/** Names the document of a change. */
export function keyOf(change: Change): string {
  return `${change.collection}/${change.document.id}`;
}

type SealRow = {
  readonly seq: number;
  readonly audit_count: number;
  readonly audit_hash: string;
  readonly taken: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
};

export function sealJudgement(trx: Trx, tenantId: string): Seal {
  let head: TenantHead | undefined;
  const ask = async (asked: Readonly<Record<string, readonly string[]>>): Promise<SealRow> => {
    const { rows } = await sql<SealRow>`
      select seq, audit_count, audit_hash, taken
      from seal_judgement(${tenantId}, ${JSON.stringify(asked)}::jsonb)
    `.execute(trx);
    const [row] = rows;
    if (row === undefined) throw new Error('a judgement was not sealed');
    head = { seq: Number(row.seq), auditCount: Number(row.audit_count), auditHash: row.audit_hash };
    return row;
  };
  return {
    findTaken: async (changes) => {
      const groups = Map.groupBy(changes, (change) => tableOfCollection[change.collection]);
      const ids = [...groups].map(([table, ones]) => [table, ones.map((one) => one.document.id)] as const);
      const { taken } = await ask(Object.fromEntries(ids));
      return new Map(
        changes.flatMap((change): [string, TakenId][] => {
          const found = taken[tableOfCollection[change.collection]] ?? {};
          const { id } = change.document;
          // An id may be the name of something that every object has, such as `constructor`.
          if (!Object.hasOwn(found, id)) return [];
          return [[keyOf(change), found[id] === true ? 'in scope' : 'elsewhere']];
        }),
      );
    },
    head: async () => {
      if (head === undefined) await ask({});
      if (head === undefined) throw new Error('a judgement was not sealed');
      return head;
    },
  };
}
