import type { AccountView } from '../../../../src-shared/contract/account-view.ts';
import { keepDraft, type PromiseDraft, useDrafts } from '../../../state/drafts.ts';
import { newPromiseDraft } from './promise-draft.ts';

/**
 * The draft of the account's promise: what was typed before, or a proposal. Another choice of invoices proposes new
 * amounts and keeps the rest of what was typed.
 */
export function usePromiseDraft(
  account: AccountView,
  invoiceIds: readonly string[],
  locale: string,
): {
  readonly draft: PromiseDraft;
  readonly isKept: boolean;
  readonly change: (draft: PromiseDraft) => void;
} {
  const accountId = account.account.id;
  const kept = useDrafts((drafts) => drafts.promise[accountId]);
  return {
    draft: resolveDraft(kept, account, invoiceIds, locale),
    isKept: kept !== undefined,
    change: (draft) => keepDraft('promise', accountId, draft),
  };
}

function resolveDraft(
  kept: PromiseDraft | undefined,
  account: AccountView,
  invoiceIds: readonly string[],
  locale: string,
): PromiseDraft {
  const proposal = newPromiseDraft(account, invoiceIds, locale);
  if (kept === undefined) return proposal;
  const isSameChoice = invoiceIds.length === 0 || invoiceIds.join('/') === kept.scope.join('/');
  if (isSameChoice) return kept;
  const { date, method, contactName, note } = kept;
  return { ...proposal, date, method, contactName, note };
}
