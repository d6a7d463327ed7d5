import type { ReactNode } from 'react';
import type {
  AccountEntry,
  AccountEntryKind,
  AccountEntryOf,
} from '../../../../src-shared/contract/account-entries-view.ts';
import type { EntriesView } from '../use-entries.ts';
import { NotReady } from './not-ready.tsx';

type LoadedEntries = {
  readonly total: number;
  readonly sought: { readonly text: string; readonly index: number } | null;
  readonly offset: number;
  readonly rows: readonly AccountEntry[];
};

type EntriesProps = {
  readonly view: EntriesView;
  /** What stands in the place of entries where there are none. */
  readonly none: ReactNode;
  readonly children: (list: LoadedEntries) => ReactNode;
};

/** A list of what happened, or why there is nothing to show of it. */
export function Entries({ view, none, children }: EntriesProps) {
  if (view.state !== 'ready') return <NotReady view={view} />;
  const { question, head, offset, rows } = view.value;
  const { total, soughtIndex: index } = head;
  const text = question.soughtNote;
  const sought = text === null || index === null ? null : { text, index };
  return total === 0 ? none : children({ total, sought, offset, rows });
}

/** True for entries of one kind. */
export function isEntryOf<Kind extends AccountEntryKind>(kind: Kind) {
  return (entry: AccountEntry): entry is AccountEntryOf<Kind> => entry.kind === kind;
}
