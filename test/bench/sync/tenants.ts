import { z } from 'zod';

/** What a tenant of the benchmark is made of. */
export const tenantOrderSchema = z.object({
  databaseUrl: z.string(),
  tenantId: z.string(),
  seed: z.number(),
  accounts: z.number(),
  /** Accounts go round among them. */
  collectors: z.number(),
  /** Each sees a team: collectors go round among them. */
  managers: z.number(),
});
export type TenantOrder = z.infer<typeof tenantOrderSchema>;

/** Of all users of the benchmark. */
export const benchPassword = 'round and round the ledger goes';

export type SignInName = { readonly userId: string; readonly userName: string };

export function collectorAt(tenantId: string, index: number): SignInName {
  return personOf(tenantId, `collector-${index}`);
}

export function managerAt(tenantId: string, index: number): SignInName {
  return personOf(tenantId, `manager-${index}`);
}

/** User names are unique among all tenants of a server. */
function personOf(tenantId: string, userId: string): SignInName {
  return { userId, userName: `${userId}@${tenantId}.example` };
}

/** The territory of a collector's accounts. */
export function teamOf(collector: number, managers: number): string {
  return `team-${managers === 0 ? 0 : collector % managers}`;
}

/** Documents that a ledger has for each account, on average and roughly. */
export const documentsPerAccount = 16.2;
