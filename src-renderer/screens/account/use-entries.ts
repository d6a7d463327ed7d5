import {
  type AccountEntriesHead,
  type AccountEntriesQuery,
  type AccountEntry,
  accountEntryKey,
} from '../../../src-shared/contract/account-entries-view.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import type { ListSource, ListView } from '../../app/lists/list-source.ts';
import { useWindowedList, type WindowedList } from '../../app/lists/use-windowed-list.ts';

type EntriesQuestion = {
  readonly accountId: string;
  readonly kind: AccountEntriesQuery['kind'];
  readonly soughtNote: string | null;
};

export type EntriesView = ListView<EntriesQuestion, AccountEntriesHead, AccountEntry>;

const source: ListSource<EntriesQuestion, AccountEntriesHead, AccountEntry> = {
  open: (client, { accountId, ...query }, signal) =>
    client.account.entries({ ...query, accountId: accountIdSchema.parse(accountId) }, { signal }),
  keyOf: accountEntryKey,
};

/** What happened on an account, newest first, the part around what is in view. */
export function useEntries(
  accountId: string,
  kind: AccountEntriesQuery['kind'],
  soughtNote: string | null = null,
): WindowedList<EntriesQuestion, AccountEntriesHead, AccountEntry> {
  return useWindowedList(source, { accountId, kind, soughtNote });
}
