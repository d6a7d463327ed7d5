import type { Result } from '../../../src-shared/domain/failure.ts';
import type { ReceiptBlock } from '../../../src-shared/protocol/sync-api.ts';

/** R2: the receipt numbers that the server has leased to this device; they work without it while they last. */
export type ReceiptNumbersPort = {
  /**
   * Hands `work` the next number as it is printed, `<prefix>-<number>`, or RECEIPT_NUMBERS_USED_UP. What `work` writes
   * and that the number is used are on disk together when this returns, so that it is never given again. Where `work`
   * does not agree, or throws, nothing is used: no gaps.
   */
  use<Used extends { readonly ok: boolean }>(work: (number: Result<string>) => Used): Used;
  /** The code that the numbers of this device begin with; null before anybody has signed in. */
  prefix(): string | null;
  /** How many are left. */
  left(): number;
  /** The highest number that this device was ever given; 0 before the first block. */
  lastNumber(): number;
  /** Keeps a block; false where it is not beyond the numbers that this device was given already. */
  add(block: ReceiptBlock): boolean;
  /** Calls after each number that was used; returns how to stop. */
  onUse(listener: () => void): () => void;
};
