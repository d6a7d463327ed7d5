import { useEffect, useEffectEvent, useRef } from 'react';
import { useLocation } from 'wouter';
import { useTraining } from '../../state/training.ts';
import { focusPath, isAccountPath } from '../paths.ts';
import { readyValue, useLiveView } from '../use-live-view.ts';

/**
 * Keeps what the engine says of the training for whatever screen is shown. Real accounts are none of the training's, nor
 * the other way round: who begins or ends it on one finds the worklist.
 */
export function useFollowTraining(): void {
  const view = readyValue(
    useLiveView((client, signal) => client.training.watch(undefined, { signal }), 'training'),
  );
  const [location, go] = useLocation();
  const isTraining = view?.isTraining;
  const wasTraining = useRef(isTraining);
  const leaveAccount = useEffectEvent(() => {
    if (isAccountPath(location) || location === focusPath) go('/');
  });
  useEffect(() => {
    // The first word of the engine only says where the window has been all the time.
    if (wasTraining.current !== undefined && wasTraining.current !== isTraining) leaveAccount();
    wasTraining.current = isTraining;
  }, [isTraining]);
  useEffect(() => {
    if (view !== undefined) useTraining.setState({ state: view.state, hasFailed: view.hasFailed });
  }, [view]);
}
