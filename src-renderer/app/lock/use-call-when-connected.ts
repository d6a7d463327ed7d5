import { useEffect, useEffectEvent, useState } from 'react';
import { useEngineConnection } from '../../state/engine-connection.ts';
import type { EngineClient } from '../engine-client.ts';
import { isEngineLost, problemOf } from '../problem.ts';

type Waiting = {
  readonly isWaiting: boolean /** That was lost over it. */;
  readonly lost: EngineClient | null;
};

/**
 * Asks the engine, or asks it as soon as there is one: at a lock one engine gives way to the other, and what somebody
 * hands in meanwhile must not be lost. What was asked of an engine that went away is asked of the next one.
 */
export function useCallWhenConnected(ask: (engine: EngineClient) => Promise<void>): {
  readonly isWaiting: boolean;
  readonly call: () => void;
} {
  const client = useEngineConnection((connection) => connection.client);
  const [{ isWaiting, lost }, setWaiting] = useState<Waiting>({ isWaiting: false, lost: null });
  const askNow = useEffectEvent(async (engine: EngineClient) => {
    setWaiting({ isWaiting: false, lost: null });
    try {
      await ask(engine);
    } catch (error) {
      if (!isEngineLost(problemOf(error))) throw error;
      setWaiting({ isWaiting: true, lost: engine });
    }
  });
  useEffect(() => {
    if (isWaiting && client !== null && client !== lost) void askNow(client);
  }, [isWaiting, client, lost]);
  return { isWaiting, call: () => setWaiting({ isWaiting: true, lost: null }) };
}
