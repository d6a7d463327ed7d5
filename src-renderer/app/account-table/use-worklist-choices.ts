import type { WorklistChoices } from '../../../src-shared/contract/worklist-view.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';

const noChoices: WorklistChoices = { segments: [], collectors: [], riskClasses: [] };

/** What the accounts on this device can be narrowed down to. */
export function useWorklistChoices(): WorklistChoices {
  const view = useLiveView(
    (client, signal) => client.worklist.choices(undefined, { signal }),
    'worklist-choices',
  );
  return readyValue(view) ?? noChoices;
}
