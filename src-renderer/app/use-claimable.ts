import type {
  ClaimableCurrency,
  ClaimableHead,
  ClaimableInvoicesQuery,
} from '../../src-shared/contract/account-invoices-view.ts';
import { type AccountHead, type InvoiceRow, invoiceRowKey } from '../../src-shared/contract/account-view.ts';
import { useLiveWindows } from './lists/use-live-windows.ts';
import { useAccount } from './use-account.ts';
import type { LiveView } from './use-live-view.ts';

/** An account with what a promise or a dispute may take of its invoices. */
export type ClaimableAccount = AccountHead & {
  /** The first of them, oldest due first, as many as a command takes. */
  readonly claimable: readonly InvoiceRow[];
  /** All of them per currency. */
  readonly currencies: readonly ClaimableCurrency[];
};

/** The live view of an account with what may be claimed of the chosen invoices, of all open ones without a choice. */
export function useClaimable(query: ClaimableInvoicesQuery): LiveView<ClaimableAccount> {
  const account = useAccount(query.accountId);
  const claims = useLiveWindows<ClaimableHead, InvoiceRow, Omit<ClaimableAccount, keyof AccountHead>>(
    {
      open: (client, signal) => client.account.claimable(query, { signal }),
      keyOf: invoiceRowKey,
      shownAs: ({ head, rows }) => ({ ...head, claimable: rows }),
    },
    JSON.stringify(query),
  );
  if (account.state !== 'ready') return account;
  if (claims.state !== 'ready') return claims;
  return { state: 'ready', value: { ...account.value, ...claims.value } };
}
