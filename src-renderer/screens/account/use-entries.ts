import {
  type AccountEntriesHead,
  type AccountEntry,
  type AccountEntryKind,
  accountEntryKey,
} from '../../../src-shared/contract/account-entries-view.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import type { ListSource, ListView } from '../../app/lists/list-source.ts';
import { useLiveList } from '../../app/lists/use-live-list.ts';
import { useRowWindow } from '../../app/lists/use-row-window.ts';

type EntriesQuestion = {
  readonly accountId: string;
  readonly kind: AccountEntryKind | null;
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
  kind: AccountEntryKind | null,
  soughtNote: string | null = null,
): { readonly view: EntriesView; readonly rowsInView: (first: number, last: number) => void } {
  const { rowWindow, rowsInView } = useRowWindow();
  return { view: useLiveList(source, { accountId, kind, soughtNote }, rowWindow), rowsInView };
}
