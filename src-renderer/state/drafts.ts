import { z } from 'zod';
import { create } from 'zustand';
import { invoiceChoiceSchema } from '../../src-shared/contract/invoice-choice.ts';
import { activityChannels, activityOutcomes } from '../../src-shared/domain/activity/activity.ts';
import { letterheadSchema } from '../../src-shared/domain/document-template/letterhead.ts';
import { fileReferenceSchema } from '../../src-shared/domain/file-reference.ts';
import { dayAdjustments, planFrequencies } from '../../src-shared/domain/plan/plan-terms.ts';
import { receiptMethods } from '../../src-shared/domain/receipt/receipt.ts';
import { focusWalkSchema } from './focus-walk.ts';

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

/** What the engine keeps the bytes of. */
const filesSchema = z.array(fileReferenceSchema).readonly();

const disputeDraftSchema = z.object({
  currency: z.string(),
  scope: invoiceChoiceSchema,
  amountTexts: amountTextsSchema.readonly(),
  reasonCode: z.string().nullable(),
  description: z.string(),
  contactName: z.string(),
  files: filesSchema,
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

const planDraftSchema = z.object({
  currency: z.string(),
  scope: invoiceChoiceSchema,
  amountTexts: amountTextsSchema.readonly(),
  /** What the customer names: how many instalments, how much each, or on which days. */
  by: z.enum(['count', 'amount', 'dates']),
  countText: z.string(),
  instalmentText: z.string(),
  /** One date on each line, as typed. */
  datesText: z.string(),
  frequency: z.enum(planFrequencies),
  firstDate: z.string().nullable(),
  downPaymentText: z.string(),
  downPaymentDate: z.string().nullable(),
  /** Per cent per year, as typed. */
  rateText: z.string(),
  feeText: z.string(),
  adjustment: z.enum(dayAdjustments),
  contactName: z.string(),
  reason: z.string(),
  asDraft: z.boolean(),
  /** N5: the plan that is changed, with what of each invoice it holds itself in minor units; null for a new plan. */
  changes: z
    .object({
      planId: z.string(),
      fromVersion: z.number(),
      heldMinor: z.record(z.string(), z.number()).readonly(),
    })
    .readonly()
    .nullable(),
});
export type PlanDraft = Readonly<z.infer<typeof planDraftSchema>>;

/** What was typed into the fields of a dialog, by field. */
const actionDraftSchema = z.record(z.string(), z.string()).readonly();

/** Times as the field of the browser writes them, `YYYY-MM-DDTHH:MM` by the clock of the computer. */
const visitDraftSchema = z.object({
  contactName: z.string(),
  overrideReason: z.string(),
  fromText: z.string(),
  untilText: z.string(),
  outcome: z.enum(activityOutcomes).nullable(),
  note: z.string(),
  nextDate: z.string().nullable(),
  nextText: z.string(),
  photos: filesSchema,
  signature: fileReferenceSchema.nullable(),
});
export type VisitDraft = Readonly<z.infer<typeof visitDraftSchema>>;

const receiptDraftSchema = z.object({
  currency: z.string(),
  method: z.enum(receiptMethods),
  totalText: z.string(),
  /** What was counted, by the value of the note or coin in minor units. */
  countTexts: z.record(z.string(), z.string()).readonly(),
  amountTexts: amountTextsSchema.readonly(),
  payerName: z.string(),
  reference: z.string(),
  chequeDate: z.string().nullable(),
  signature: fileReferenceSchema.nullable(),
});
export type ReceiptDraft = Readonly<z.infer<typeof receiptDraftSchema>>;

/** The letterhead and the texts of papers, as typed. */
const templateDraftSchema = z.object({
  /** Of the template that it began with. */
  version: z.number(),
  logo: letterheadSchema.shape.logo,
  /** `#rrggbb`, or as typed what is none yet; empty for the built-in one. */
  accent: z.string(),
  window: letterheadSchema.shape.window,
  margins: z.object({ left: z.string(), right: z.string(), bottom: z.string() }).readonly(),
  /** A column each, one line on each line. */
  footer: z.array(z.string()).readonly(),
  /** By slot, language and form; empty for the built-in text. */
  texts: z.record(z.string(), z.string()).readonly(),
});
export type TemplateDraft = Readonly<z.infer<typeof templateDraftSchema>>;

export const draftsSchema = z.object({
  /** By account and action. */
  action: z.record(z.string(), actionDraftSchema).readonly(),
  /** What was typed into the small dialogs of decisions, by what is decided. */
  decision: z.record(z.string(), z.string()).readonly(),
  promise: z.record(z.string(), promiseDraftSchema).readonly(),
  dispute: z.record(z.string(), disputeDraftSchema).readonly(),
  /** Files that are to be put on a case, by case. */
  attach: z.record(z.string(), filesSchema).readonly(),
  activity: z.record(z.string(), activityDraftSchema).readonly(),
  receipt: z.record(z.string(), receiptDraftSchema).readonly(),
  'check-in': z.record(z.string(), visitDraftSchema).readonly(),
  'check-out': z.record(z.string(), visitDraftSchema).readonly(),
  visit: z.record(z.string(), visitDraftSchema).readonly(),
  plan: z.record(z.string(), planDraftSchema).readonly(),
  'plan-change': z.record(z.string(), planDraftSchema).readonly(),
  /** Focus mode: where it is and what was done on the way. */
  focus: z.record(z.string(), focusWalkSchema).readonly(),
  /** That the tour was seen: no draft, but the person's own and to be kept with this device. */
  tour: z.record(z.string(), z.string()).readonly(),
  template: z.record(z.string(), templateDraftSchema).readonly(),
});
export type Drafts = Readonly<z.infer<typeof draftsSchema>>;

export const noDrafts: Drafts = {
  action: {},
  decision: {},
  promise: {},
  dispute: {},
  attach: {},
  activity: {},
  receipt: {},
  'check-in': {},
  'check-out': {},
  visit: {},
  plan: {},
  'plan-change': {},
  focus: {},
  tour: {},
  template: {},
};

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

export function keepDraft<Kind extends keyof Drafts>(
  kind: Kind,
  accountId: string,
  draft: Drafts[Kind][string],
): void {
  useDrafts.setState((drafts) => ({ ...drafts, [kind]: { ...drafts[kind], [accountId]: draft } }));
}

/** Brings back what was typed before, unless something was typed since: that stays. Returns whether it was brought back. */
export function bringDraftBack<Kind extends keyof Drafts>(
  kind: Kind,
  accountId: string,
  draft: Drafts[Kind][string],
): boolean {
  if (useDrafts.getState()[kind][accountId] !== undefined) return false;
  keepDraft(kind, accountId, draft);
  return true;
}

export function dropDraft(kind: keyof Drafts, accountId: string): void {
  useDrafts.setState((drafts) => {
    const { [accountId]: _dropped, ...rest } = drafts[kind];
    return { ...drafts, [kind]: rest };
  });
}

export function keepActionDraft(key: string, typed: Readonly<Record<string, string>>): void {
  useDrafts.setState((drafts) => ({ ...drafts, action: { ...drafts.action, [key]: typed } }));
}

export function dropActionDraft(key: string): void {
  useDrafts.setState((drafts) => {
    const { [key]: _dropped, ...action } = drafts.action;
    return { ...drafts, action };
  });
}

/** Whether a draft that was there is not any more: it was recorded or discarded. */
export function isDraftGone(now: Drafts, before: Drafts): boolean {
  return Object.entries(before).some(([kind, drafts]) => {
    const present = now[kind as keyof Drafts];
    return drafts !== present && Object.keys(drafts).some((accountId) => !(accountId in present));
  });
}
