import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { AccountTab } from '../../app/paths.ts';
import { type InvoicesList, useInvoices } from './use-invoices.ts';

type PanesProps = {
  readonly accountId: string;
  /** The tab that is shown first. */
  readonly tab: AccountTab;
  readonly soughtInvoice: string | null;
};

/** Which panes of an account are shown, and what of the invoices. */
export type AccountPanes = {
  readonly tab: AccountTab;
  readonly bucket: number | null;
  /** Null until a person has said so. */
  readonly isSettledShown: boolean | null;
  /** Wide enough for the timeline beside the tabs. */
  readonly isWide: boolean;
  readonly invoices: InvoicesList;
  readonly show: (tab: AccountTab) => void;
  readonly filterBucket: (bucket: number | null) => void;
  readonly showSettled: (isShown: boolean) => void;
};

/** Asks for the invoices together with the account and not after it, for they are what most people come for. */
export function useAccountPanes({ accountId, tab: first, soughtInvoice }: PanesProps): AccountPanes {
  const [chosen, show] = useState<AccountTab>(first);
  const [bucket, setBucket] = useState<number | null>(null);
  const [isSettledShown, showSettled] = useState<boolean | null>(null);
  const isWide = useMediaQuery('(min-width: 1240px)', true, { getInitialValueInEffect: false });
  // The timeline stands beside the tabs where there is room, and is none of them then.
  const tab = isWide && chosen === 'timeline' ? 'invoices' : chosen;
  const hasSettled = isSettledShown === true;
  const question = { accountId, bucket, hasSettled, soughtNumber: soughtInvoice };
  const invoices = useInvoices(tab === 'invoices' ? question : null);
  return {
    ...{ tab, bucket, isSettledShown, isWide, invoices },
    show,
    filterBucket: (one) => {
      show('invoices');
      setBucket((present) => (present === one ? null : one));
    },
    showSettled,
  };
}
