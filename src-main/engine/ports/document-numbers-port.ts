/** The numbers that this device gives to the documents that it issues: without the network, and without gaps. */
export type DocumentNumbersPort = {
  /**
   * The lowest number that is free, held for whoever took it: it is on the paper before the document is recorded. What
   * is held is nowhere on disk, so that a number whose document never came about is free again after a restart.
   * Throws where nobody is signed in: a bug.
   */
  take(): TakenNumber;
};

/** A number that is held until it is used or given back. */
export type TakenNumber = {
  readonly number: string;
  /** What `work` writes and that the number is used are on disk together when this returns; a throw undoes both. */
  use<Result>(work: () => Result): Result;
  /** No document has it: the next one will. Does nothing to a number that is used. */
  giveBack(): void;
};
