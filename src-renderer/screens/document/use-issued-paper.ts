import { useEffect, useState } from 'react';
import type { PaperAgain } from '../../../src-shared/contract/issued-documents-view.ts';
import { type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';

export type IssuedPaperState =
  | { readonly state: 'rendering' }
  | { readonly state: 'rendered'; readonly paper: PaperAgain }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Has the paper of an issued document made again. */
export function useIssuedPaper(documentId: string): IssuedPaperState {
  const client = useEngineConnection((connection) => connection.client);
  const [paper, setPaper] = useState<IssuedPaperState>({ state: 'rendering' });
  useEffect(() => {
    if (client === null) return;
    const abort = new AbortController();
    setPaper({ state: 'rendering' });
    client.documents.paper({ documentId }, { signal: abort.signal }).then(
      (again) => {
        if (!abort.signal.aborted) setPaper({ state: 'rendered', paper: again });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setPaper({ state: 'failed', problem: problemOf(error) });
      },
    );
    return () => abort.abort();
  }, [client, documentId]);
  return paper;
}
