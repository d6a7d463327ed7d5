import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { DueListHead } from '../../../src-shared/contract/due-lists-view.ts';
import {
  type DocumentListQuery,
  documentListQuerySchema,
  issuedDocumentKey,
  type ListedDocument,
} from '../../../src-shared/contract/issued-documents-view.ts';
import { useOpenIssue } from '../../app/issued-documents/use-open-issue.ts';
import type { ListSource } from '../../app/lists/list-source.ts';
import { type List, useList } from '../../app/lists/use-list.ts';
import { useListKeys } from '../../app/lists/use-list-keys.ts';
import { askedSearch } from '../../app/lists/worklist-source.ts';
import { accountPath } from '../../app/paths.ts';
import { useSession } from '../../app/session-context.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';
import { viewMemory } from '../../app/view-memory.ts';
import { searchDocuments, useDocumentSearch } from '../../state/document-search.ts';
import { changeListPlace, restartList } from '../../state/list-places.ts';
import { DocumentsView } from './documents-view.tsx';

type Question = Omit<DocumentListQuery, 'offset' | 'limit'>;
export type DocumentsList = List<Question, DueListHead, ListedDocument>;

const filters = documentListQuerySchema.shape.filter;
const source: ListSource<Question, DueListHead, ListedDocument> = {
  open: (client, query, signal) => client.documents.watch(query, { signal }),
  keyOf: issuedDocumentKey,
  memory: viewMemory(),
};
const pathOf = (filter: string) => (filter === 'all' ? '/documents' : `/documents/${filter}`);

/** The register of the documents that the team issued, the newest first. */
export function Documents({ filter: named }: { filter: string | undefined }) {
  const [, go] = useLocation();
  const { today } = useSession();
  const search = useDocumentSearch((state) => state.search);
  const filter = filters.safeParse(named).data ?? 'all';
  const list = useOpening(
    useList({
      name: 'documents',
      path: pathOf(filter),
      source,
      question: { filter, search: askedSearch(search) },
      pathOf: (row) => accountPath(row.accountId),
    }),
  );
  const searchFor = (words: string) => {
    searchDocuments(words);
    restartList('documents');
  };
  const openSelected = useListKeys(list, {
    '/': () => document.getElementById('documents-search')?.focus(),
    ...(search === '' ? {} : { escape: () => searchFor('') }),
  });
  const counts = useLiveView(
    (client, signal) => client.documents.counts(undefined, { signal }),
    'document-counts',
  );
  return (
    <DocumentsView
      list={list}
      filter={filter}
      search={search}
      counts={readyValue(counts)}
      today={today}
      onFilter={(chosen) => go(pathOf(chosen))}
      onSearch={searchFor}
      onOpenSelected={openSelected}
      onToList={() => {
        restartList('documents');
        document.getElementById('documents-table')?.focus();
      }}
    />
  );
}

/** Enter and a click show the document again, where other lists lead to the account. */
function useOpening(list: DocumentsList): DocumentsList {
  const openIssue = useOpenIssue();
  const { actions } = list;
  const opening = useMemo(
    () => ({
      ...actions,
      open: (row: ListedDocument) => {
        changeListPlace('documents', { activeKey: row.documentId });
        openIssue(row);
      },
    }),
    [actions, openIssue],
  );
  return { ...list, actions: opening };
}
