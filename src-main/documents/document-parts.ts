import type { Block } from './layout/block.ts';

/** What a paper says on each of its pages. */
export type PageWords = {
  readonly title: string;
  /** How the sums of the document add up, in the foot of each page. */
  readonly proof: string;
  /** Across every page of one that is worth nothing, or nothing yet; else null. */
  readonly mark: string | null;
};

/** What a kind of document brings; letterhead, foot and everything else around it is the same for all. */
export type DocumentParts = PageWords & {
  readonly body: readonly Block[];
  /** What stands behind the body, on a page of its own each: the QR-bills. */
  readonly bills?: readonly (readonly Block[])[];
  /** What the paper says, as plain JSON for the customer's own machines: nothing that is not printed. */
  readonly data: object;
};
