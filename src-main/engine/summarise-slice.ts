import { documentCount } from '../../src-shared/domain/account/account-aggregate.ts';
import type { LoadedAccounts } from './account-reader.ts';
import { accountSummary, type SummaryRules } from './account-summary.ts';
import type { StaleAccount, SummaryUpdate } from './ports/read-models-port.ts';

/** Computes what the read models keep of each account of a slice; `documents`: how many they have together. */
export function summariseSlice(
  slice: readonly StaleAccount[],
  loaded: LoadedAccounts,
  rules: SummaryRules,
): { readonly updates: readonly SummaryUpdate[]; readonly documents: number } {
  const updates: SummaryUpdate[] = [];
  let documents = 0;
  for (const stale of slice) {
    const effective = loaded.effective(stale.accountId);
    if (effective !== undefined) documents += documentCount(effective.aggregate);
    updates.push({ stale, summary: effective && accountSummary(effective, rules) });
  }
  return { updates, documents };
}
