import { type PickedQuestion, pickOnly, useAccountSelection } from '../../state/account-selection.ts';
import type { EngineClient } from '../engine-client.ts';
import { collectAll } from './collect-all.ts';

/**
 * Picks all accounts that a list shows now and no others. They are picked one by one, not as "all of it": so those that
 * have a tick are those that work is done on, whatever the list is asked later and whoever enters it.
 * @throws whatever stops the reading of the list
 */
export async function chooseAll(client: EngineClient, question: PickedQuestion): Promise<void> {
  useAccountSelection.getState().collecting?.stop();
  const { signal, stop } = stopper();
  const onProgress = (count: number) => {
    if (!signal.aborted) useAccountSelection.setState({ collecting: { count, stop } });
  };
  onProgress(0);
  try {
    const accounts = await collectAll(client, question, { signal, onProgress });
    if (!signal.aborted) pickOnly(accounts);
  } finally {
    // One that was stopped may have been followed by another.
    if (!signal.aborted) useAccountSelection.setState({ collecting: null });
  }
}

function stopper(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
    useAccountSelection.setState({ collecting: null });
  };
  return { signal: controller.signal, stop };
}
