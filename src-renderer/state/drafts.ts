import { create } from 'zustand';
import type { ActivityOutcome } from '../../src-shared/domain/activity/activity.ts';
import type { FormKind } from './open-form.ts';

/** Amounts are kept as typed, by invoice: what is no amount yet is not lost. */
type AmountTexts = Readonly<Record<string, string>>;

export type PromiseDraft = {
  readonly currency: string;
  /** The invoices that the promise is about, oldest due first; empty for all that can be promised. */
  readonly scope: readonly string[];
  readonly totalText: string;
  readonly amountTexts: AmountTexts;
  readonly onAccountText: string;
  readonly date: string | null;
  readonly method: string;
  readonly contactName: string;
  readonly note: string;
};

export type DisputeDraft = {
  readonly currency: string;
  readonly scope: readonly string[];
  readonly amountTexts: AmountTexts;
  readonly reasonCode: string | null;
  readonly description: string;
  readonly contactName: string;
};

export type ActivityDraft = {
  readonly kind: string;
  readonly direction: 'outbound' | 'inbound';
  readonly outcome: ActivityOutcome | null;
  readonly contactName: string;
  readonly note: string;
  readonly nextDate: string | null;
  readonly nextText: string;
};

export type Drafts = {
  readonly promise: Readonly<Record<string, PromiseDraft>>;
  readonly dispute: Readonly<Record<string, DisputeDraft>>;
  readonly activity: Readonly<Record<string, ActivityDraft>>;
};

/**
 * What was typed into forms and not recorded, by account. It holds personal data, so it lives in memory only:
 * localStorage is not encrypted.
 */
export const useDrafts = create<Drafts>(() => ({ promise: {}, dispute: {}, activity: {} }));

export function keepDraft<Kind extends FormKind>(
  kind: Kind,
  accountId: string,
  draft: Drafts[Kind][string],
): void {
  useDrafts.setState((drafts) => ({ ...drafts, [kind]: { ...drafts[kind], [accountId]: draft } }));
}

export function dropDraft(kind: FormKind, accountId: string): void {
  useDrafts.setState((drafts) => {
    const { [accountId]: _dropped, ...rest } = drafts[kind];
    return { ...drafts, [kind]: rest };
  });
}
