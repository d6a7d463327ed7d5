import { useEffect } from 'react';
import type { InvoiceChoice } from '../../../src-shared/contract/invoice-choice.ts';
import { noteOpened, showAccount } from '../../state/shown-account.ts';

type Account = { readonly id: string; readonly name: string; readonly number: string };

/** Tells the palette which account is shown and what is chosen on it, and that it was opened. */
export function useShown({ id, name, number }: Account, choice: InvoiceChoice): void {
  useEffect(() => noteOpened({ accountId: id, name, number }), [id, name, number]);
  useEffect(() => showAccount({ accountId: id, choice }), [id, choice]);
  useEffect(() => () => showAccount(null), []);
}
