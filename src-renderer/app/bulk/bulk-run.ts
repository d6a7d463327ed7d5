import type { PickedAccount } from '../../state/account-selection.ts';
import { BatchRun } from '../decide/batch-run.ts';

/** All lists of accounts share what is chosen, and so what is done with it. */
export const bulkRun = new BatchRun<PickedAccount>('bulk.label', 'bulk');
