/** A dialog comes softly and is gone at once when it closes: while it lingers it would swallow the next keys. */
export const goneAtOnce = { exitDuration: 0 } as const;
