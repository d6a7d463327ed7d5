import { z } from 'zod';
import { create } from 'zustand';
import { invoiceChoiceSchema } from '../../src-shared/contract/invoice-choice.ts';
import { activityChannels, activityOutcomes } from '../../src-shared/domain/activity/activity.ts';
import type { FormKind } from './open-form.ts';

/** Amounts are kept as typed, by invoice: what is no amount yet is not lost. */
const amountTextsSchema = z.record(z.string(), z.string());

const promiseDraftSchema = z.object({
  currency: z.string(),
  /** The invoices that the promise is about; empty for all that can be promised. */
  scope: invoiceChoiceSchema,
  totalText: z.string(),
  amountTexts: amountTextsSchema.readonly(),
  onAccountText: z.string(),
  /** A business date, or as typed what is none yet. */
  date: z.string().nullable(),
  method: z.string(),
  contactName: z.string(),
  note: z.string(),
});
export type PromiseDraft = Readonly<z.infer<typeof promiseDraftSchema>>;

const disputeDraftSchema = z.object({
  currency: z.string(),
  scope: invoiceChoiceSchema,
  amountTexts: amountTextsSchema.readonly(),
  reasonCode: z.string().nullable(),
  description: z.string(),
  contactName: z.string(),
});
export type DisputeDraft = Readonly<z.infer<typeof disputeDraftSchema>>;

const activityDraftSchema = z.object({
  kind: z.string(),
  direction: z.enum(['outbound', 'inbound']),
  outcome: z.enum(activityOutcomes).nullable(),
  contactName: z.string(),
  note: z.string(),
  nextDate: z.string().nullable(),
  nextText: z.string(),
  /** How what comes next is to be done; null where that is no contact, or is not said. */
  nextChannel: z.enum(activityChannels).nullable(),
  /** A1: why a contact that is not allowed takes place all the same. */
  overrideReason: z.string(),
});
export type ActivityDraft = Readonly<z.infer<typeof activityDraftSchema>>;

export const draftsSchema = z.object({
  promise: z.record(z.string(), promiseDraftSchema).readonly(),
  dispute: z.record(z.string(), disputeDraftSchema).readonly(),
  activity: z.record(z.string(), activityDraftSchema).readonly(),
});
export type Drafts = Readonly<z.infer<typeof draftsSchema>>;

export const noDrafts: Drafts = { promise: {}, dispute: {}, activity: {} };

/**
 * What was typed into forms and not recorded, by account. It holds personal data: the engine keeps it encrypted
 * (app/keep-drafts.ts), never localStorage.
 */
export const useDrafts = create<Drafts>(() => noDrafts);

let ownerId: string | null = null;

/** Says whose drafts these are from now on; those of somebody else leave the memory. */
export function claimDrafts(userId: string): void {
  if (ownerId !== null && ownerId !== userId) useDrafts.setState(noDrafts);
  ownerId = userId;
}

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
