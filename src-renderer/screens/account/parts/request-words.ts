import type { TFunction } from 'i18next';
import type { AccountEntryOf } from '../../../../src-shared/contract/account-entries-view.ts';

type RequestStep = {
  readonly step: Pick<AccountEntryOf<'request'>['step'], 'name'>;
  readonly request: Pick<AccountEntryOf<'request'>['request'], 'state'>;
};

/** What a step of a request came to; what was decided is the state of the request, and only what was granted is settled. */
export function requestStepWords({ step, request }: RequestStep, t: TFunction): string {
  if (step.name === 'asked') return t('timeline.step.asked');
  return t(`requestState.${request.state === 'settled' ? 'approved' : request.state}`);
}
