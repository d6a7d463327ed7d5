import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { useLiveList } from '../../app/lists/use-live-list.ts';
import { worklistSource } from '../../app/lists/worklist-source.ts';
import { useAccount } from '../../app/use-account.ts';
import { readyValue } from '../../app/use-live-view.ts';

/** A number may also stand in the invoices of others: so many hits are looked through for the account itself. */
const searchedRows = { offset: 0, limit: 100 };

/** The row of an account in the worklist, whatever filter it is under; undefined while it is on its way. */
export function useWalkedRow(accountId: string): WorklistRow | undefined {
  const number = readyValue(useAccount(accountId))?.account.number;
  const question =
    number === undefined
      ? null
      : ({ search: number, filter: 'all', sort: 'priority', direction: 'descending' } as const);
  const found = readyValue(useLiveList(worklistSource, question, searchedRows));
  return found?.rows.find((row) => row.accountId === accountId);
}
