import {
  type PolicyInForce,
  type PolicyKey,
  type PolicyView,
  workstationPolicySchema,
} from '../../src-shared/contract/workstation-policy.ts';

const keys = Object.keys(workstationPolicySchema.shape) as readonly PolicyKey[];
// The version is of the list of keys, the contact is shown by itself.
const untold: readonly PolicyKey[] = ['version', 'contact'];

/** What Settings tell of the policy of this machine. */
export function policyView(inForce: PolicyInForce): PolicyView {
  const { source, place, policy, unreadAuthorities = [] } = inForce;
  return {
    source,
    place,
    contact: policy.contact ?? null,
    unreadAuthorities,
    values: keys.flatMap((key) => {
      const value = policy[key];
      if (value === undefined || untold.includes(key)) return [];
      return [{ key, value: Array.isArray(value) ? value.join(', ') : String(value) }];
    }),
  };
}

/** Where the policy of this machine comes from and what it sets, without the values. */
export function policyKeys(
  inForce: PolicyInForce | undefined,
): { readonly source: string; readonly keys: string[] } | null {
  if (inForce === undefined) return null;
  const { source, policy } = inForce;
  return { source, keys: keys.filter((key) => policy[key] !== undefined) };
}
