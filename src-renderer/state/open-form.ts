import { create } from 'zustand';
import type { InvoiceChoice } from '../../src-shared/contract/invoice-choice.ts';

export type FormKind = 'promise' | 'dispute' | 'activity';

/** A form over whatever screen is shown. */
export type OpenForm = {
  readonly kind: FormKind;
  readonly accountId: string;
  /** The invoices that were chosen; empty lets the form propose. */
  readonly choice: InvoiceChoice;
  /** The refused command that this form puts right: it is dismissed once the new one is accepted. */
  readonly replacesCommandId: string | null;
};

export const useOpenForm = create<{ readonly form: OpenForm | null }>(() => ({ form: null }));

export function openForm(kind: FormKind, accountId: string, choice: InvoiceChoice = []): void {
  useOpenForm.setState({ form: { kind, accountId, choice, replacesCommandId: null } });
}

export function openFormAgain(kind: FormKind, accountId: string, replacesCommandId: string): void {
  useOpenForm.setState({ form: { kind, accountId, choice: [], replacesCommandId } });
}

export function closeForm(): void {
  useOpenForm.setState({ form: null });
}
