/** Time that nobody can set: only differences mean something. It may stand still while the machine sleeps. */
export type MonotonicClock = {
  /** Milliseconds since a moment of this run of the program; never less than before. */
  elapsedMs(): number;
};
