import { create } from 'zustand';

export type FormKind = 'promise' | 'dispute' | 'activity';

/** A form over whatever screen is shown. */
export type OpenForm = {
  readonly kind: FormKind;
  readonly accountId: string;
  /** The invoices that were chosen; empty lets the form propose. */
  readonly invoiceIds: readonly string[];
  /** The refused command that this form puts right: it is dismissed once the new one is accepted. */
  readonly replacesCommandId: string | null;
};

export const useOpenForm = create<{ readonly form: OpenForm | null }>(() => ({ form: null }));

export function openForm(kind: FormKind, accountId: string, invoiceIds: readonly string[] = []): void {
  useOpenForm.setState({ form: { kind, accountId, invoiceIds, replacesCommandId: null } });
}

export function openFormAgain(kind: FormKind, accountId: string, replacesCommandId: string): void {
  useOpenForm.setState({ form: { kind, accountId, invoiceIds: [], replacesCommandId } });
}

export function closeForm(): void {
  useOpenForm.setState({ form: null });
}
