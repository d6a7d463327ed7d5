import { useEffect, useState } from 'react';
import type { DocumentRequest, RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import type { DocumentSubject } from '../../app/documents/document-path.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';

export type DocumentState =
  | { readonly state: 'rendering' }
  | { readonly state: 'rendered'; readonly document: RenderedDocument }
  | { readonly state: 'failed'; readonly problem: Problem };

export type Rendering = { readonly document: DocumentState; readonly retry: () => void };

/** Has a document of an account rendered in a language; `retry` asks again after a failure. */
export function useDocument(subject: DocumentSubject, locale: string | null): Rendering {
  // As a text, so that the same question asked by the next rendering of the screen is the same one.
  return useRendering(locale === null ? null : JSON.stringify({ ...subject, locale }), askForDocument);
}

const askForDocument: Asking = (client, question, signal) => {
  const request: DocumentRequest = JSON.parse(question);
  return client.documents.render(request, { signal });
};

type Asking = (client: EngineClient, question: string, signal: AbortSignal) => Promise<RenderedDocument>;

/** Has a paper made that a text asks for; another question or another `ask` lets the first one go. */
export function useRendering(question: string | null, ask: Asking): Rendering {
  const client = useEngineConnection((connection) => connection.client);
  const [document, setDocument] = useState<DocumentState>({ state: 'rendering' });
  const [attempt, setAttempt] = useState(0);
  // Another attempt asks for the same thing again, so it is part of what is asked for.
  const asked = question === null ? null : `${attempt.toString()}/${question}`;
  useEffect(() => {
    if (client === null || asked === null) return;
    const abort = new AbortController();
    setDocument({ state: 'rendering' });
    ask(client, asked.slice(asked.indexOf('/') + 1), abort.signal).then(
      (rendered) => {
        if (!abort.signal.aborted) setDocument({ state: 'rendered', document: rendered });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setDocument({ state: 'failed', problem: problemOf(error) });
      },
    );
    return () => abort.abort();
  }, [client, asked, ask]);
  return { document, retry: () => setAttempt((count) => count + 1) };
}
