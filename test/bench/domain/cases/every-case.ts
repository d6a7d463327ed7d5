import type { CommandName } from '../../../../src-shared/commands/registry.ts';
import type { LargeAccount } from '../large-account.ts';
import { accountCases } from './account-cases.ts';
import { activityCases } from './activity-cases.ts';
import { agreementCases } from './agreement-cases.ts';
import type { Case } from './case.ts';
import { cashCases } from './cash-cases.ts';
import { disputeCases } from './dispute-cases.ts';
import { ledgerCases } from './ledger-cases.ts';
import { noticeCases } from './notice-cases.ts';

/** A case for every command of the rule book: the types ask for a new one here. */
export function everyCase(large: LargeAccount): { readonly [Name in CommandName]: Case<Name> } {
  return {
    ...accountCases(large),
    ...activityCases(large),
    ...agreementCases(large),
    ...cashCases(large),
    ...disputeCases(large),
    ...ledgerCases(large),
    ...noticeCases(large),
  };
}
