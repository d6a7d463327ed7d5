import type { TFunction } from 'i18next';
import type { AmountQuestion, ChoiceField, TextField } from '../../../app/action-dialog/action.ts';
import type { Answers } from '../../../app/action-dialog/read-answers.ts';
import type { Formats } from '../../../app/formats.ts';
import { formatAmountText } from '../../../components/amount-text.ts';

/** Why; a command that needs none lets it be empty. */
export function reasonField(t: TFunction, maxLength: number, isOptional = false): TextField {
  const label = t(isOptional ? 'act.field.reasonOptional' : 'act.field.reason');
  return { kind: 'text', name: 'reason', label, initial: '', maxLength, isOptional, isLong: true };
}

/** What is to be remembered of a step; may be empty unless it is the step itself. */
export function noteField(t: TFunction, isOptional = true): TextField {
  const label = t(isOptional ? 'act.field.noteOptional' : 'act.field.note');
  return { kind: 'text', name: 'note', label, initial: '', maxLength: 4000, isOptional, isLong: true };
}

/** A choice of a closed list, the words of each by its own key. */
export function choiceField<Value extends string>(
  named: { readonly name: string; readonly label: string; readonly initial: Value },
  values: readonly Value[],
  wordsOf: (value: Value) => string,
): ChoiceField {
  return { kind: 'choice', ...named, options: values.map((value) => ({ value, label: wordsOf(value) })) };
}

/** An amount of an item, for an invoice that failures name by its number. Minor units; the sign goes with the item. */
export type ItemAmount = {
  readonly invoiceId: string;
  readonly number: string;
  /** What the field begins with; below 0 for a credit, which is shown without its sign. */
  readonly amountMinor: number;
  /** A credit takes from what the others get: its amount is handed in below 0. */
  readonly isCredit: boolean;
};

/** One optional amount for each item: what is left empty is left out. */
export function itemFields(
  items: readonly ItemAmount[],
  currency: string,
  labelOf: (item: ItemAmount) => string,
  { locale }: Pick<Formats, 'locale'>,
): {
  readonly fields: readonly AmountQuestion[];
  readonly fieldOfInvoice: Readonly<Record<string, string>>;
  readonly read: (answers: Answers) => { invoiceId: string; amountMinor: number }[];
} {
  const nameOf = ({ invoiceId }: ItemAmount) => `item-${invoiceId}`;
  return {
    fields: items.map((item) => ({
      kind: 'amount',
      name: nameOf(item),
      label: labelOf(item),
      initial: formatAmountText(Math.abs(item.amountMinor), currency, locale),
      currency,
      isOptional: true,
    })),
    fieldOfInvoice: Object.fromEntries(items.map((item) => [item.number, nameOf(item)])),
    read: (answers) =>
      items.flatMap((item) => {
        const amountMinor = answers.minor(nameOf(item));
        if (amountMinor === 0) return [];
        return [{ invoiceId: item.invoiceId, amountMinor: item.isCredit ? -amountMinor : amountMinor }];
      }),
  };
}
