import { useState } from 'react';
import type { DesktopAction } from '../../src-shared/contract/desktop-view.ts';
import { useEngineConnection } from '../state/engine-connection.ts';
import { engineUnreachable, type Problem, problemOf } from './problem.ts';

export type DesktopAsk = {
  readonly ask: (action: DesktopAction) => void;
  /** Why the last one was not done. */
  readonly problem: Problem | null;
};

/** Asks something of the shell; what comes of it is in its view. */
export function useDesktopAsk(): DesktopAsk {
  const client = useEngineConnection((connection) => connection.client);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = async (action: DesktopAction): Promise<void> => {
    setProblem(null);
    try {
      if (client === null) throw engineUnreachable;
      await client.desktop.ask(action);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return { ask: (action) => void ask(action), problem };
}
