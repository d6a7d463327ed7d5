/** The only source of waiting in engine and sync, so that tests own the time. */
export type Scheduler = {
  /** Resolves after `delayMs` milliseconds, or at once when the signal aborts. Never rejects. */
  wait(delayMs: number, signal?: AbortSignal): Promise<void>;
};
