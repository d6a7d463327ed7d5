import { type DunningListRow, dunningRowKey } from '../../../src-shared/contract/dunning-view.ts';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import { viewMemory } from '../../app/view-memory.ts';
import { type DunningFilter, dunningQuestion } from './dunning-filter.ts';

/** What is to be dunned, whichever filters there are. */
export const dunningSource: DueListKind<DunningFilter, DunningListRow>['source'] = {
  open: (client, { filter, ...page }, signal) =>
    client.dunning.watch({ ...page, ...dunningQuestion(filter) }, { signal }),
  keyOf: dunningRowKey,
  memory: viewMemory(),
};
