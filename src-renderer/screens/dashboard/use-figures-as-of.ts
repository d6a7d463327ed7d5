import { useEffect, useRef, useState } from 'react';
import type { BusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { type FiguresProgress, figuresBegun, followFigures } from './follow-figures.ts';

export type FiguresAsOf = {
  readonly progress: FiguresProgress;
  readonly stop: () => void;
  readonly again: () => void;
};

/** Has the engine compute the figures of a date and follows it; another date lets the first one go. Null asks for none. */
export function useFiguresAsOf(asOf: BusinessDate | null): FiguresAsOf {
  const client = useEngineConnection((connection) => connection.client);
  const [attempt, setAttempt] = useState(0);
  const key = `${asOf}/${attempt}`;
  const [kept, setKept] = useState({ key, progress: figuresBegun });
  const stopRef = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (client === null || asOf === null) return;
    const calling = new AbortController();
    let isFollowed = true;
    const show = (progress: FiguresProgress) => {
      if (isFollowed) setKept({ key, progress });
    };
    stopRef.current = () => {
      show({ phase: 'stopped' });
      isFollowed = false;
      calling.abort();
    };
    void followFigures(() => client.figures.asOf({ asOf }, { signal: calling.signal }), show);
    return () => {
      isFollowed = false;
      // A lost connection has ended its calls already and can carry no message that cancels them.
      if (useEngineConnection.getState().client === client) calling.abort();
    };
  }, [client, asOf, key]);
  return {
    progress: kept.key === key ? kept.progress : figuresBegun,
    stop: () => stopRef.current(),
    again: () => setAttempt((present) => present + 1),
  };
}
