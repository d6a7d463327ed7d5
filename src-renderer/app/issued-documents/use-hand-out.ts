import { useRef, useState } from 'react';
import type { DocumentRequest, RenderedDocument } from '../../../src-shared/contract/document-request.ts';
import type { IssuedPaper } from '../../../src-shared/contract/issued-documents-view.ts';
import type { IssueMeans } from '../../../src-shared/domain/document/paper.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { useSayProblem } from '../decide/use-decide.ts';
import type { EngineClient } from '../engine-client.ts';
import { engineUnreachable, type Problem, problemOf } from '../problem.ts';

/** How a document is issued; throws as the engine's call does. */
export type Issuing = (client: EngineClient, means: IssueMeans) => Promise<IssuedPaper>;

/** Issues what was seen: it is refused where the account has become another since. */
export function issuingSeen(request: DocumentRequest, { inputHash }: RenderedDocument): Issuing {
  return (client, means) => client.documents.issue({ request, means, seenInputHash: inputHash });
}

/**
 * Hands a document out: issues it first, so that none leaves that the register does not know, and then does it. What
 * cannot be issued is said and not handed out. One at a time: a second click is none.
 */
export function useHandOut(): {
  /** How one is being handed out at this moment; null where none is. */
  readonly busy: IssueMeans | null;
  /** Resolves with why nothing was handed out; null where it was. */
  readonly handOut: (
    issuing: Issuing,
    means: IssueMeans,
    work: (paper: IssuedPaper) => Promise<void> | void,
  ) => Promise<Problem | null>;
} {
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  const isUnderWay = useRef(false);
  const [busy, setBusy] = useState<IssueMeans | null>(null);
  const refuse = (problem: Problem): Problem => {
    sayProblem(problem);
    return problem;
  };
  return {
    busy,
    async handOut(issuing, means, work) {
      if (isUnderWay.current) return null;
      if (client === null) return refuse(engineUnreachable);
      isUnderWay.current = true;
      setBusy(means);
      try {
        const issued = await issuing(client, means).catch(problemOf);
        if ('code' in issued) return refuse(issued);
        await work(issued);
        return null;
      } finally {
        isUnderWay.current = false;
        setBusy(null);
      }
    },
  };
}
