import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { IssuedDocument } from '../../../src-shared/contract/issued-documents-view.ts';
import { documentPath } from '../documents/document-path.ts';

/** Shows what the input of an issued document gives now, and whether that is still the same document. */
export function useOpenIssue(): (issued: IssuedDocument) => void {
  const [location, go] = useLocation();
  return useCallback(
    ({ request, documentId }) => {
      const issue = { documentId, locale: request.locale };
      go(documentPath(request), { state: { cameFrom: location, issue } });
    },
    [location, go],
  );
}
