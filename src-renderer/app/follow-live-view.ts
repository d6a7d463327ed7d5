import { failedProblem, type Problem } from './problem.ts';

export type LiveViewFollower<Value> = {
  readonly open: () => Promise<AsyncIterable<Value>>;
  readonly onValue: (value: Value) => void;
  readonly onFailure: (problem: Problem) => void;
  /** Waits before a view that ended without a reason is opened again. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
};

/**
 * Follows a live view until the signal aborts. An expected failure ends it; any other end (the engine restarted, the
 * connection broke) opens it again after a pause.
 */
export async function followLiveView<Value>(
  follower: LiveViewFollower<Value>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const failed = await followOnce(follower, signal);
    if (signal.aborted) return;
    if (failed !== undefined) {
      follower.onFailure(failed);
      return;
    }
    await follower.pause(signal);
  }
}

async function followOnce<Value>(
  follower: LiveViewFollower<Value>,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  try {
    for await (const value of await follower.open()) {
      if (signal.aborted) return undefined;
      follower.onValue(value);
    }
    return undefined;
  } catch (error) {
    return failedProblem(error);
  }
}

/** Resolves after the delay, or at once when the signal aborts. */
export function pauseFor(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
