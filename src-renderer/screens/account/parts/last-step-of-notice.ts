import type { AccountEntryOf } from '../../../../src-shared/contract/account-entries-view.ts';

type NoticeStep = {
  readonly step: Pick<AccountEntryOf<'notice'>['step'], 'name'>;
  readonly notice: Pick<AccountEntryOf<'notice'>['notice'], 'state' | 'proposed' | 'approved'>;
};

/**
 * G1: a notice is there once for each of its steps: its letter stands at the last. One that needed nobody's approval has
 * no step of it.
 */
export function isLastStepOfNotice({ step, notice }: NoticeStep): boolean {
  const isAtOnce = notice.approved?.at === notice.proposed.at;
  return step.name === (notice.state === 'approved' && isAtOnce ? 'proposed' : notice.state);
}
