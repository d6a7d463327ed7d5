import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { IssuedDocument } from '../../../src-shared/contract/issued-documents-view.ts';
import { documentPath } from '../documents/document-path.ts';

/** Shows the paper of an issued document as it was handed out. */
export function useOpenIssue(): (issued: Pick<IssuedDocument, 'documentId'>) => void {
  const [location, go] = useLocation();
  return useCallback(
    ({ documentId }) => go(`/issued/${encodeURIComponent(documentId)}`, { state: { cameFrom: location } }),
    [location, go],
  );
}

/** Shows what the same question gives now, and whether that is still the same document. */
export function useOpenPresent(): (issued: Pick<IssuedDocument, 'documentId' | 'request'>) => void {
  const [location, go] = useLocation();
  return useCallback(
    ({ request, documentId }) => {
      const issue = { documentId, locale: request.locale };
      go(documentPath(request), { state: { cameFrom: location, issue } });
    },
    [location, go],
  );
}
