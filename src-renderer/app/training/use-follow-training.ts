import { useEffect } from 'react';
import { useTraining } from '../../state/training.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';

/** Keeps what the engine says of the training for whatever screen is shown. */
export function useFollowTraining(): void {
  const view = readyValue(
    useLiveView((client, signal) => client.training.watch(undefined, { signal }), 'training'),
  );
  useEffect(() => {
    if (view !== undefined) useTraining.setState({ state: view.state, hasFailed: view.hasFailed });
  }, [view]);
}
