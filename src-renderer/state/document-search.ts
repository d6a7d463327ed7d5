import { create } from 'zustand';

/** What is searched among the issued documents: kept while a person looks at one and comes back. */
export const useDocumentSearch = create<{ readonly search: string }>(() => ({ search: '' }));

export function searchDocuments(search: string): void {
  useDocumentSearch.setState({ search });
}
