import {
  defaultDunningPolicies,
  dunningPoliciesSchema,
} from '../../src-shared/domain/dunning/dunning-policy.ts';
import { readReferenceValue } from './read-reference-value.ts';
import type { Trx } from './store.ts';

/** G1: the names of an organisation's dunning policies; of the seed's where it has set none that can be read. */
export async function readDunningPolicyNames(trx: Trx, tenantId: string): Promise<ReadonlySet<string>> {
  const wanted = { tenantId, id: 'dunning', schema: dunningPoliciesSchema };
  const { policies } = (await readReferenceValue(trx, wanted)) ?? defaultDunningPolicies;
  return new Set(policies.map(({ name }) => name));
}
