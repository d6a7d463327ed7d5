import { useState } from 'react';
import type { EngineClient } from '../../app/engine-client.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';

export type EngineCall<Reply> = {
  readonly run: () => void;
  readonly isBusy: boolean;
  /** Of the last call that was answered. */
  readonly reply: Reply | null;
  readonly problem: Problem | null;
};

/** A call that a button makes: one at a time, with what came of it. */
export function useEngineCall<Reply>(call: (client: EngineClient) => Promise<Reply>): EngineCall<Reply> {
  const client = useEngineConnection((connection) => connection.client);
  const [isBusy, setIsBusy] = useState(false);
  const [reply, setReply] = useState<Reply | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      if (client === null) throw engineUnreachable;
      setReply(await call(client));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setIsBusy(false);
  };
  return {
    run: () => {
      if (!isBusy) void run();
    },
    isBusy,
    reply,
    problem,
  };
}
