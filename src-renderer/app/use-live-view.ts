import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { useEngineConnection } from '../state/engine-connection.ts';
import type { EngineClient } from './engine-client.ts';
import { followLiveView, pauseFor } from './follow-live-view.ts';
import type { Problem } from './problem.ts';

export type LiveView<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly problem: Problem };

const retryDelayMs = 500;

/**
 * Shows a live view of the engine. `key` names what is asked for: when it changes the view is opened anew while the
 * last value stays, so that nothing flickers; null asks for nothing. A screen that must not show the value of
 * another key (another account) remounts by React key. `known` is what is known of the key already: it is shown until
 * the first value is here.
 */
export function useLiveView<Value>(
  open: (client: EngineClient, signal: AbortSignal) => Promise<AsyncIterable<Value>>,
  key: string | null,
  known?: Value,
): LiveView<Value> {
  const client = useEngineConnection((connection) => connection.client);
  // What an engine that is lost has gone on with nobody knows.
  const present = client === null ? undefined : known;
  const [view, setView] = useState<LiveView<Value>>(() => knownView(present) ?? { state: 'loading' });
  const [shownKey, setShownKey] = useState(key);
  if (shownKey !== key) {
    setShownKey(key);
    setView((last) => knownView(present) ?? last);
  }
  const openLatest = useEffectEvent(open);
  useEffect(() => {
    if (client === null || key === null) return;
    const following = new AbortController();
    const calling = new AbortController();
    const follower = {
      open: () => openLatest(client, calling.signal),
      // At once: React begins a drawing in the background anew whenever the list scrolls, and would never finish it.
      onValue: (value: Value) => flushSync(() => setView({ state: 'ready', value })),
      onFailure: (problem: Problem) => setView({ state: 'failed', problem }),
      pause: (signal: AbortSignal) => pauseFor(retryDelayMs, signal),
    };
    void followLiveView(follower, following.signal);
    return () => {
      following.abort();
      // A lost connection has ended its calls already and can carry no message that cancels them.
      if (useEngineConnection.getState().client === client) calling.abort();
    };
  }, [client, key]);
  return view;
}

function knownView<Value>(known: Value | undefined): LiveView<Value> | undefined {
  return known === undefined ? undefined : { state: 'ready', value: known };
}

/** The value of a live view once there is one. */
export function readyValue<Value>(view: LiveView<Value>): Value | undefined {
  return view.state === 'ready' ? view.value : undefined;
}
