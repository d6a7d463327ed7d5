import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { IssuedDocument } from '../../../src-shared/contract/issued-documents-view.ts';
import { documentPath } from '../documents/document-path.ts';

/** Shows the paper of an issued document as it was handed out. Leaving it leads back to `from`, else to this screen. */
export function useOpenIssue(): (issued: Pick<IssuedDocument, 'documentId'>, from?: string) => void {
  const [location, go] = useLocation();
  return useCallback(
    ({ documentId }, from = location) =>
      go(`/issued/${encodeURIComponent(documentId)}`, { state: { cameFrom: from } }),
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
