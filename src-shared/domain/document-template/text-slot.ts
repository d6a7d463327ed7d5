import type { DocumentLanguage } from '../document-languages.ts';

/** The papers that speak to a customer; `letter` is what all letters say alike. */
export const templateKinds = [
  'letter',
  'statement',
  'dunning-letter',
  'promise-confirmation',
  'dispute-acknowledgement',
  'plan-agreement',
  'receipt',
] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** A place of a paper where an organisation may print a text of its own. */
export type TextSlot = {
  /** `<kind>.<name>` */
  readonly id: string;
  readonly kind: TemplateKind;
  /** The key of the built-in text among the words of documents, with dots; null where there is none. */
  readonly words: string | null;
  /** The `{places}` that it may have besides those of every text. */
  readonly places: readonly string[];
  /** Those of them without which the paper would not say what it is for. */
  readonly required: readonly string[];
  /** A title: one line. */
  readonly isLine: boolean;
  /** Has a form for each category of its `{count}`. */
  readonly isCounted: boolean;
};

/** What every text may name: the customer and its number, the organisation, and how to reach it. */
export const commonPlaces = ['customer', 'account', 'organisation', 'phone', 'email'] as const;

/** Every place that a text of the slot may have. */
export function placesOf({ places }: TextSlot): readonly string[] {
  return [...places, ...commonPlaces];
}

/** The categories (CLDR plural rules) that whole numbers of a language fall into, and `other`. */
export function countForms(language: DocumentLanguage): readonly string[] {
  const rules = new Intl.PluralRules(language);
  const counts = Array.from({ length: 1000 }, (_, count) => rules.select(count));
  return [...new Set<string>([...counts, 'other'])].sort();
}
