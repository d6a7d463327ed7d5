import { create } from 'zustand';
import type { InvoiceChoice } from '../../src-shared/contract/invoice-choice.ts';

export type FormKind =
  | 'promise'
  | 'dispute'
  | 'activity'
  | 'receipt'
  | VisitFormKind
  | 'plan'
  | 'plan-change';

/** Checking in and out where the agent is, and writing a visit down afterwards. */
export type VisitFormKind = 'check-in' | 'check-out' | 'visit';

/** A form over whatever screen is shown. */
export type OpenForm = {
  readonly kind: FormKind;
  readonly accountId: string;
  /** The invoices that were chosen; empty lets the form propose. */
  readonly choice: InvoiceChoice;
  /** The refused command that this form puts right: it is dismissed once the new one is accepted. */
  readonly replacesCommandId: string | null;
  /** The visit that is checked out of, or in which money is taken; absent where there is none. */
  readonly visitId?: string;
};

export const useOpenForm = create<{ readonly form: OpenForm | null }>(() => ({ form: null }));

export function openForm(kind: FormKind, accountId: string, choice: InvoiceChoice = []): void {
  useOpenForm.setState({ form: { kind, accountId, choice, replacesCommandId: null } });
}

/** Opens a form with what was typed into it before; `replacesCommandId` is the refused command that it puts right. */
export function openFormAgain(
  kind: FormKind,
  accountId: string,
  { replacesCommandId, visitId }: { readonly replacesCommandId: string | null; readonly visitId?: string },
): void {
  const form: OpenForm = { kind, accountId, choice: [], replacesCommandId };
  useOpenForm.setState({ form: visitId === undefined ? form : { ...form, visitId } });
}

/** A form about a visit that goes on. */
export function openFormInVisit(
  kind: 'receipt' | 'check-out',
  accountId: string,
  visitId: string | undefined,
): void {
  const form: OpenForm = { kind, accountId, choice: [], replacesCommandId: null };
  useOpenForm.setState({ form: visitId === undefined ? form : { ...form, visitId } });
}

/** Whether this very form is still the one that is open: it may have been closed, or opened anew, meanwhile. */
export function isStillOpen(form: OpenForm): boolean {
  return useOpenForm.getState().form === form;
}

export function closeForm(): void {
  useOpenForm.setState({ form: null });
}
