import type { Result } from '../../../src-shared/domain/failure.ts';
import type { ReceiptBlock } from '../../../src-shared/protocol/sync-api.ts';

/** R2: the receipt numbers that the server has leased to this device; they work without it while they last. */
export type ReceiptNumbersPort = {
  /**
   * The next number as it is printed, `<prefix>-<number>`. On disk as used when this returns, so that it is never given
   * again; inside a transaction of the file it is used together with what else that writes, or not at all: no gaps.
   * Fails with RECEIPT_NUMBERS_USED_UP.
   */
  nextReceiptNumber(): Result<string>;
  /** How many are left. */
  left(): number;
  /** The highest number that this device was ever given; 0 before the first block. */
  lastNumber(): number;
  /** Keeps a block; false where it is not beyond the numbers that this device was given already. */
  add(block: ReceiptBlock): boolean;
  /** Calls after each number that was used; returns how to stop. */
  onUse(listener: () => void): () => void;
};
