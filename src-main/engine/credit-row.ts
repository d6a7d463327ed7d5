import type { CreditListRow } from '../../src-shared/contract/credit-view.ts';
import type { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import type { AccountPosition } from '../../src-shared/domain/account/account-position.ts';
import type { CreditPolicy } from '../../src-shared/domain/credit/credit-policy.ts';
import { creditSuggestion } from '../../src-shared/domain/credit/credit-suggestion.ts';
import { creditUsePercent } from '../../src-shared/domain/credit/credit-use.ts';
import { ofAccount } from './due-rows.ts';
import type { EffectiveAccount } from './effective-account.ts';

/** Credit: the account in the list of suggestions; undefined where none is made. */
export function creditRow(
  effective: EffectiveAccount,
  position: AccountPosition,
  figures: ReturnType<typeof accountFigures>,
  policy: CreditPolicy,
): CreditListRow | undefined {
  const { account } = effective.aggregate;
  const { suggests, checks, exposureMinor, otherExposures } = creditSuggestion(
    effective.aggregate,
    position,
    figures,
    policy,
  );
  if (suggests === null) return undefined;
  const { creditHold: hold, creditLimitMinor, unbilledOrdersMinor, currency } = account;
  return {
    ...ofAccount(effective),
    suggests,
    checks,
    currency,
    exposureMinor,
    unbilledOrdersMinor,
    otherExposures,
    creditLimitMinor,
    creditUsePercent: creditUsePercent(exposureMinor, creditLimitMinor) ?? null,
    held: hold === null ? null : { on: hold.on, by: hold.by.name, reason: hold.reason },
  };
}
