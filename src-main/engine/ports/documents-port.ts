import type { AccountView } from '../../../src-shared/contract/account-view.ts';
import type { DisputeReasonName } from '../../../src-shared/domain/dispute/reason-words.ts';
import type { Organisation } from '../../../src-shared/domain/organisation/organisation.ts';

/** What a statement is made of: the letterhead, the account as the screen shows it, the customer's language. */
export type StatementContent = {
  readonly organisation: Organisation;
  readonly view: AccountView;
  /** D2: what the reasons of the organisation are called. */
  readonly disputeReasons: readonly DisputeReasonName[];
  readonly locale: string;
};

/** Renders documents outside of the engine's thread. The same content renders the same bytes. */
export type DocumentsPort = {
  /** The open-item statement. `inputHash`: SHA-256 of the canonical input, in hex. */
  renderStatement(content: StatementContent): Promise<{
    readonly pdf: Uint8Array;
    readonly pageCount: number;
    readonly inputHash: string;
    readonly fileName: string;
  }>;
  /** Ends the workers; rendering afterwards is a bug. */
  close(): Promise<void>;
};
