import {
  defaultTermsPolicy,
  type TermsPolicy,
  termsPolicySchema,
} from '../../src-shared/domain/invoice/terms-policy.ts';
import { readReferenceValue } from './read-reference-value.ts';
import type { Trx } from './store.ts';

/** I4: what payment terms mean to an organisation; the seed where it has set nothing that can be read. */
export async function readTermsPolicy(trx: Trx, tenantId: string): Promise<TermsPolicy> {
  const policy = await readReferenceValue(trx, { tenantId, id: 'terms', schema: termsPolicySchema });
  return policy ?? defaultTermsPolicy;
}
