import type { TFunction } from 'i18next';
import type { DunningListRow } from '../../../src-shared/contract/dunning-view.ts';
import type { Failure } from '../../../src-shared/domain/failure.ts';
import { failureWords } from '../../app/failure-words.ts';
import type { Formats } from '../../app/formats.ts';

/** G1: why an account is not dunned, or what a notice needs before it goes out. */
export function whyWords(row: DunningListRow, t: TFunction, formats: Formats): string {
  switch (row.why) {
    case 'policy-unknown':
      return t('dunning.policyUnknown', { policy: row.policy });
    case 'below-minimum':
      return t('dunning.belowMinimum', { level: row.level });
    case 'blocked':
      return blockWords(row.block, t, formats);
    case null:
      return t(row.needsApproval ? 'dunning.needsApproval' : 'dunning.readyAtOnce');
  }
}

/** G1: until when dunning is blocked, and why. */
export function blockWords(block: DunningListRow['block'], t: TFunction, formats: Formats): string {
  if (block === null) return t('notDunned.blocked');
  const { until, reason } = block;
  return until === null
    ? t('dunning.blockedForGood', { reason })
    : t('dunning.blockedUntil', { date: formats.fullDate(until), reason });
}

type StatedInterest = {
  readonly currency: string;
  /** Minor units of `currency`. */
  readonly interestMinor: number;
  readonly interestUnknown: Failure | null;
};

/** G2: the interest that a notice states, or why it states none although its level does; null where it has none. */
export function interestWords(stated: StatedInterest, t: TFunction, formats: Formats): string | null {
  const { currency, interestMinor, interestUnknown } = stated;
  if (interestUnknown !== null) {
    return t('dunning.interestUnknown', { why: failureWords(interestUnknown, t, formats) });
  }
  return interestMinor === 0
    ? null
    : t('dunning.interest', { amount: formats.amount(interestMinor, currency) });
}
