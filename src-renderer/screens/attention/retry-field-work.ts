import { commands } from '../../../src-shared/commands/registry.ts';
import type { CommandItem } from '../../../src-shared/contract/attention-view.ts';
import type { Activity, Visit } from '../../../src-shared/domain/activity/activity.ts';
import { formatAmountText } from '../../components/amount-text.ts';
import type { ReceiptDraft, VisitDraft } from '../../state/drafts.ts';
import type { VisitFormKind } from '../../state/open-form.ts';

/** What was typed into work in the field; `visitId` is the visit that it belongs to. */
export type FieldRetry =
  | { readonly kind: 'receipt'; readonly draft: ReceiptDraft; readonly visitId?: string }
  | { readonly kind: VisitFormKind; readonly draft: VisitDraft; readonly visitId?: string };

/** R2: a receipt comes back without its number, which was given to the paper: the next one takes another. */
export function receiptRetry(item: CommandItem, locale: string): FieldRetry | undefined {
  const parsed = commands['receipt.issue'].input.safeParse(item.input);
  if (!parsed.success) return undefined;
  const { currency, amountMinor, method, items, payerName, reference, chequeDate } = parsed.data;
  const { denominations, visitId, signature } = parsed.data;
  const write = (minor: number) => formatAmountText(minor, currency, locale);
  const draft: ReceiptDraft = {
    ...{ currency, method, payerName, reference, chequeDate, signature },
    totalText: write(amountMinor),
    countTexts: Object.fromEntries(
      denominations.map(({ valueMinor, count }) => [valueMinor.toString(), count.toString()]),
    ),
    amountTexts: Object.fromEntries(items.map((one) => [one.invoiceId, write(one.amountMinor)])),
  };
  return { kind: 'receipt', draft, ...(visitId === null ? {} : { visitId }) };
}

/** A2: checking in with whom and why all the same. */
export function checkInRetry(item: CommandItem): FieldRetry | undefined {
  const parsed = commands['visit.check-in'].input.safeParse(item.input);
  if (!parsed.success) return undefined;
  const { contactName, override } = parsed.data;
  return { kind: 'check-in', draft: { ...noVisit, contactName, overrideReason: override?.reason ?? '' } };
}

/** A2: what came of the visit that was checked out of. */
export function checkOutRetry(item: CommandItem): FieldRetry | undefined {
  const parsed = commands['visit.check-out'].input.safeParse(item.input);
  if (!parsed.success) return undefined;
  return {
    kind: 'check-out',
    draft: { ...noVisit, ...resultOf(parsed.data) },
    visitId: parsed.data.visitId,
  };
}

/** A2: a visit that was written down afterwards, its times by the clock of the computer. */
export function visitRetry(item: CommandItem): FieldRetry | undefined {
  const parsed = commands['visit.log'].input.safeParse(item.input);
  if (!parsed.success) return undefined;
  const { contactName, override, checkedInAt, checkedOutAt } = parsed.data;
  const draft = {
    ...{ contactName, overrideReason: override?.reason ?? '' },
    ...{ fromText: clockText(checkedInAt), untilText: clockText(checkedOutAt) },
    ...resultOf(parsed.data),
  };
  return { kind: 'visit', draft };
}

const noVisit: VisitDraft = {
  contactName: '',
  overrideReason: '',
  fromText: '',
  untilText: '',
  outcome: null,
  note: '',
  nextDate: null,
  nextText: '',
  photos: [],
  signature: null,
};

function resultOf({
  outcome,
  note,
  nextAction,
  photos,
  signature,
}: Pick<Activity, 'outcome' | 'note' | 'nextAction'> & Pick<Visit, 'photos' | 'signature'>) {
  const next = { nextDate: nextAction?.date ?? null, nextText: nextAction?.text ?? '' };
  return { outcome, note, ...next, photos, signature };
}

/** An instant as the field of a time has it, `YYYY-MM-DDTHH:MM`, with seconds where it has some. */
function clockText(instant: string): string {
  const at = new Date(instant);
  const pad = (part: number) => part.toString().padStart(2, '0');
  const day = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-');
  const seconds = at.getSeconds() === 0 ? '' : `:${pad(at.getSeconds())}`;
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}${seconds}`;
}
