import { useRef, useState } from 'react';
import type { DocumentRequest, RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import type { IssueMeans } from '../../../src-shared/contract/issued-documents-view.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { useSayProblem } from '../decide/use-decide.ts';
import { engineUnreachable, problemOf } from '../problem.ts';
import { recordIssue } from './record-issue.ts';

/**
 * Hands a document out: records it first, so that none leaves that the register does not know, and then does it. What
 * cannot be recorded is said and not handed out. One at a time: a second click is none.
 */
export function useHandOut(): {
  /** How one is being handed out at this moment; null where none is. */
  readonly busy: IssueMeans | null;
  readonly handOut: (
    request: DocumentRequest,
    rendered: RenderedDocument,
    means: IssueMeans,
    work: () => Promise<void> | void,
  ) => Promise<void>;
} {
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  const isUnderWay = useRef(false);
  const [busy, setBusy] = useState<IssueMeans | null>(null);
  return {
    busy,
    async handOut(request, rendered, means, work) {
      if (isUnderWay.current) return;
      if (client === null) return sayProblem(engineUnreachable);
      isUnderWay.current = true;
      setBusy(means);
      try {
        const problem = await recordIssue(client, request, rendered, means).then(() => null, problemOf);
        if (problem === null) await work();
        else sayProblem(problem);
      } finally {
        isUnderWay.current = false;
        setBusy(null);
      }
    },
  };
}
