import type { CommandInput } from '../../../src-shared/commands/registry.ts';
import type { PickedAccount } from '../../state/account-selection.ts';
import type { MintId } from '../ids.ts';

/** Where accounts go: an empty territory leaves each in its own. */
export type NewOwner = {
  readonly collectorId: string;
  readonly territory: string;
  readonly reason: string;
};

/** The command that gives one of many accounts to another collector. */
export function reassignInput(
  { collectorId, territory }: PickedAccount,
  owner: NewOwner,
  mintId: MintId,
): CommandInput<'account.reassign'> {
  return {
    activityId: mintId(),
    from: { collectorId, territory },
    to: {
      collectorId: owner.collectorId.trim(),
      territory: owner.territory.trim() === '' ? territory : owner.territory.trim(),
    },
    reason: owner.reason.trim(),
  };
}
