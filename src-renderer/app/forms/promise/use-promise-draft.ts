import { type InvoiceChoice, isSameChoice } from '../../../../src-shared/contract/invoice-choice.ts';
import { keepDraft, type PromiseDraft, useDrafts } from '../../../state/drafts.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { newPromiseDraft } from './promise-draft.ts';

/**
 * The draft of the account's promise: what was typed before, or a proposal. Another choice of invoices proposes new
 * amounts and keeps the rest of what was typed.
 */
export function usePromiseDraft(
  account: ClaimableAccount,
  choice: InvoiceChoice,
  locale: string,
): {
  readonly draft: PromiseDraft;
  readonly isKept: boolean;
  readonly change: (draft: PromiseDraft) => void;
} {
  const accountId = account.account.id;
  const kept = useDrafts((drafts) => drafts.promise[accountId]);
  return {
    draft: resolveDraft(kept, account, choice, locale),
    isKept: kept !== undefined,
    change: (draft) => keepDraft('promise', accountId, draft),
  };
}

function resolveDraft(
  kept: PromiseDraft | undefined,
  account: ClaimableAccount,
  choice: InvoiceChoice,
  locale: string,
): PromiseDraft {
  const proposal = newPromiseDraft(account, choice, locale);
  if (kept === undefined) return proposal;
  if (choice.length === 0 || isSameChoice(choice, kept.scope)) return kept;
  const { date, method, contactName, note } = kept;
  return { ...proposal, date, method, contactName, note };
}
