import { useState } from 'react';
import { useLiveList } from '../../app/lists/use-live-list.ts';
import { worklistSource } from '../../app/lists/worklist-source.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { readyValue } from '../../app/use-live-view.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { noRebuild, type Rebuild, rebuildStep } from './rebuild-step.ts';

const everyAccount = { search: '', filter: 'all', sort: 'priority', direction: 'descending' } as const;
const oneRow = { offset: 0, limit: 1 };

export type RebuildFigures = {
  readonly rebuild: Rebuild;
  readonly problem: Problem | null;
  readonly start: () => void;
};

/** Has the engine compute every figure again, and follows how far it is; also one that was begun elsewhere. */
export function useRebuild(): RebuildFigures {
  const client = useEngineConnection((connection) => connection.client);
  const [rebuild, setRebuild] = useState(noRebuild);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isAsking = rebuild.phase === 'asked';
  // Closed while the engine is asked: what it says next is about the figures after the call.
  const head = readyValue(useLiveList(worklistSource, isAsking ? null : everyAccount, oneRow))?.head;
  const [seen, setSeen] = useState(head);
  if (head !== seen) {
    setSeen(head);
    if (head !== undefined)
      setRebuild(rebuildStep(rebuild, { kind: 'counted', staleCount: head.staleCount }));
  }
  const start = async () => {
    setProblem(null);
    setRebuild(rebuildStep(rebuild, { kind: 'asked' }));
    try {
      if (client === null) throw engineUnreachable;
      await client.worklist.rebuild();
      setRebuild((present) => rebuildStep(present, { kind: 'begun' }));
    } catch (error) {
      setProblem(problemOf(error));
      setRebuild(noRebuild);
    }
  };
  return { rebuild, problem, start: () => void start() };
}
