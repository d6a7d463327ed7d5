import type { Role } from '../organisation/actor.ts';
import type { AuthorityLimit, LimitedAction } from './authority-limits.ts';

/** What somebody wants to do, as limits measure it. */
export type Deed = {
  readonly action: LimitedAction;
  readonly currency: string;
  readonly amountMinor: number;
};

/** Authority: whether a role may do something alone, with why. */
export type Verdict = {
  readonly isAllowed: boolean;
  readonly role: Role;
  /** Up to how much the role decides; null where it decides nothing of the kind, undefined without a limit. */
  readonly limitMinor: number | null | undefined;
  /** The lowest role that may. */
  readonly approver: Role;
};

/** Roles that approve, the lowest first. */
const approvers = ['manager', 'administrator'] as const satisfies readonly Role[];

/** Authority: what a role may do alone; an administrator everything. */
export function authorityOf(limits: readonly AuthorityLimit[], role: Role, deed: Deed): Verdict {
  const limitMinor = limitOf(limits, role, deed);
  const isAllowed = covers(limitMinor, deed);
  const approver = approvers.find((one) => covers(limitOf(limits, one, deed), deed)) ?? 'administrator';
  return { isAllowed, role, limitMinor, approver };
}

function covers(limitMinor: number | null | undefined, { amountMinor }: Deed): boolean {
  return limitMinor === undefined || (limitMinor !== null && amountMinor <= limitMinor);
}

/** Of several limits for the same the lowest holds: it is the safer one. */
function limitOf(limits: readonly AuthorityLimit[], role: Role, deed: Deed): number | null | undefined {
  if (role === 'administrator') return undefined;
  const fitting = limits.filter(
    (one) => one.role === role && one.action === deed.action && one.currency === deed.currency,
  );
  return fitting.length === 0 ? null : Math.min(...fitting.map((one) => one.limitMinor));
}
