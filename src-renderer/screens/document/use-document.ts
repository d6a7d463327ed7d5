import { useEffect, useState } from 'react';
import type { DocumentRequest, RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import type { DocumentSubject } from '../../app/documents/document-path.ts';
import { type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';

export type DocumentState =
  | { readonly state: 'rendering' }
  | { readonly state: 'rendered'; readonly document: RenderedDocument }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Has a document rendered in a language; `retry` asks again after a failure. */
export function useDocument(
  subject: DocumentSubject,
  locale: string | null,
): { readonly document: DocumentState; readonly retry: () => void } {
  const client = useEngineConnection((connection) => connection.client);
  const [document, setDocument] = useState<DocumentState>({ state: 'rendering' });
  const [attempt, setAttempt] = useState(0);
  // As a text, so that the same question asked by the next rendering of the screen is the same one.
  const asked = locale === null ? null : JSON.stringify({ ...subject, locale });
  // Another attempt asks for the same thing again, so it is part of what is asked for.
  const question = asked === null ? null : `${attempt.toString()}/${asked}`;
  useEffect(() => {
    if (client === null || question === null) return;
    const abort = new AbortController();
    setDocument({ state: 'rendering' });
    const request: DocumentRequest = JSON.parse(question.slice(question.indexOf('/') + 1));
    client.documents.render(request, { signal: abort.signal }).then(
      (rendered) => {
        if (!abort.signal.aborted) setDocument({ state: 'rendered', document: rendered });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setDocument({ state: 'failed', problem: problemOf(error) });
      },
    );
    return () => abort.abort();
  }, [client, question]);
  return { document, retry: () => setAttempt((count) => count + 1) };
}
