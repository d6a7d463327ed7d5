import type { RxJsonSchema } from 'rxdb';
import { type CollectionName, collectionNames } from '../../../src-shared/protocol/collections.ts';

/** What RxDB must know of a replicated document. The rest of it is checked against its own schema at the pull. */
export type ReplicaDocument = { readonly id: string; readonly accountId: string; readonly seq: number };

// Only what is indexed is named: RxDB hashes the schema, and a new field of a document must not make the stored
// collection unreadable.
const replicaSchema: RxJsonSchema<ReplicaDocument> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 64 },
    accountId: { type: 'string', maxLength: 64 },
    seq: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 },
  },
  required: ['id', 'accountId', 'seq'],
  indexes: [['accountId', 'seq']],
};

/** One RxDB collection per replicated collection. RxDB allows 13 in a process without its premium parts. */
export const replicaCollections = Object.fromEntries(
  collectionNames.map((name) => [name, { schema: replicaSchema }]),
) as Record<CollectionName, { schema: RxJsonSchema<ReplicaDocument> }>;

/** True for what an account's state is made of: not the answers to commands, not the organisation's reference data. */
export function isOfAccounts(name: CollectionName): boolean {
  return name !== 'outcomes' && name !== 'reference';
}
