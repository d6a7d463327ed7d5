/**
 * A dialog comes and goes at once. One that is closed while it still comes stays in the page for a moment, keeps the
 * focus in its field and swallows the next keys.
 */
export const goneAtOnce = { duration: 0 } as const;
