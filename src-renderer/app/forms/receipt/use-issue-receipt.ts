import { useRef, useState } from 'react';
import { noteRecorded } from '../../../state/focus.ts';
import { handIn } from '../../hand-in.ts';
import type { Problem } from '../../problem.ts';
import type { ReceiptInput } from './read-receipt-draft.ts';

/** The number that the receipt got, or what speaks against it. */
type Issued = { readonly receiptId: string } | { readonly problem: Problem };

/** R2: gives a receipt; its number comes back. One at a time: a second call while one runs answers undefined. */
export function useIssueReceipt(accountId: string): {
  readonly isBusy: boolean;
  readonly issue: (input: ReceiptInput) => Promise<Issued | undefined>;
} {
  const [isBusy, setIsBusy] = useState(false);
  const isRunning = useRef(false);
  const submit = async (input: ReceiptInput): Promise<Issued> => {
    const handed = await handIn({ name: 'receipt.issue', accountId, input });
    if ('problem' in handed) return handed;
    const { commandId, receiptId } = handed;
    if (receiptId === null) throw new Error('a receipt came back without its number');
    noteRecorded({ commandId, name: 'receipt.issue', accountId, input });
    return { receiptId };
  };
  return {
    isBusy,
    issue: async (input) => {
      if (isRunning.current) return undefined;
      isRunning.current = true;
      setIsBusy(true);
      const issued = await submit(input);
      isRunning.current = false;
      setIsBusy(false);
      return issued;
    },
  };
}
