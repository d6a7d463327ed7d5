import type { CommandInput, CommandName } from '../../../../src-shared/commands/registry.ts';
import type { Account } from '../../../../src-shared/domain/account/account.ts';
import type { AccountParts } from '../../../../src-shared/domain/account/account-aggregate.ts';
import type { Role } from '../../../../src-shared/domain/organisation/actor.ts';
import type { LargeAccount } from '../large-account.ts';

/** A command that the large account takes, with the widest input that its schema reads. */
export type Case<Name extends CommandName> = {
  readonly input: CommandInput<Name>;
  /** What the account has besides, and what of the account's own document is different. */
  readonly parts?: Partial<AccountParts>;
  readonly account?: Partial<Account>;
  /** Who gives it; a collector where it is left out. */
  readonly role?: Role;
};

/** One case for each of some commands, on an account. */
export type Cases<Name extends CommandName> = (account: LargeAccount) => {
  readonly [Each in Name]: Case<Each>;
};

/** So many items the lists of an input have at most. */
const mostItems = 1_000;

/** As many open items as an input may name, each with so much of it. */
export function manyItems({ free }: LargeAccount, amountMinor: number) {
  return free.slice(0, mostItems).map(({ invoiceId }) => ({ invoiceId, amountMinor }));
}

/** As {@link manyItems}, each with all that is open of it. */
export function manyWhole({ free }: LargeAccount) {
  return free.slice(0, mostItems);
}

/** Made by somebody else than who gives the commands. */
export const bySomebodyElse = {
  on: '2026-03-30',
  at: '2026-03-30T09:00:00.000Z',
  by: { userId: 'user-2', name: 'Otto Other' },
};
