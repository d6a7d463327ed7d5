import type { Failure } from '../failure.ts';
import type { EarlyPaymentOffer } from '../invoice/early-payment-offers.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { ReferenceMatch, RejectedReference } from './find-references.ts';
import type { SubsetSearch } from './subset/find-subsets.ts';

export const matchRules = ['reference', 'remittance-lines', 'amount', 'on-account'] as const;
export type MatchRule = (typeof matchRules)[number];

/** Which items the rule chose. */
export const matchSelections = [
  'named',
  'part-of-named',
  'named-and-rest-by-amount',
  'one-invoice',
  'all-open',
  'subset',
  'only-invoice',
  'none',
] as const;
export type MatchSelection = (typeof matchSelections)[number];

/** An amount on an item in minor units; below 0 on a credit note. */
export type ItemAmount = { readonly invoiceId: Invoice['id']; readonly amountMinor: number };

/** I4: which terms grant a discount, and the last day on which they do. */
export type DiscountTerms = Pick<EarlyPaymentOffer, 'discountDate' | 'terms'>;

/**
 * R5: an invoice that would stay open though its payer seems to have paid it. A person says why (a reason code).
 * `discount-taken-late`: exactly the discount of its terms is missing, and it was not paid in time.
 */
export type ShortPaid = {
  readonly invoiceId: Invoice['id'];
  /** What would stay open. */
  readonly openMinor: number;
} & (
  | { readonly suspected: 'unknown' }
  | (DiscountTerms & { readonly suspected: 'discount-taken-late'; readonly reasonCode: string })
);

/** How a payment would be applied. Minor units of the payment's currency. */
export type Settlement = {
  /** R3: cash, above 0 and at most what is open; a credit note that is netted in has an amount below 0. */
  readonly allocations: readonly ItemAmount[];
  /** Early-payment discounts that were earned and taken. */
  readonly discounts: readonly (ItemAmount & DiscountTerms)[];
  /** What is missing within the tolerance: to be written off. */
  readonly tolerated: readonly ItemAmount[];
  readonly shortPaid: readonly ShortPaid[];
  /** What of the payment stays on account. */
  readonly onAccountMinor: number;
};

/** Where a text named an item. `line` counts from 0; without it, it is the reference. */
export type Evidence = Omit<ReferenceMatch, 'items'> & {
  readonly line: number | undefined;
  readonly invoiceIds: readonly Invoice['id'][];
};

export const scoreSteps = [
  'rule',
  'leadingZeros',
  'withoutPrefix',
  'doubtfulText',
  'discount',
  'tolerance',
  'creditsNetted',
  'restByAmount',
  'overpaid',
  'partOfNamed',
  'shortPaid',
  'unmatchedLine',
  'ambiguous',
  'searchGaveUp',
] as const;

/** One step of the score: what the rule is worth, or what is taken off and why. */
export type ScoreStep = { readonly because: (typeof scoreSteps)[number]; readonly points: number };

/** Why a proposal is not carried out by itself. */
export type ManualReason =
  | 'score-below-threshold'
  | 'ambiguous'
  | 'search-gave-up'
  | 'short-paid'
  | 'doubtful-text'
  | 'foreign-currency-named'
  | 'unmatched-line'
  | 'named-item-left-out'
  | 'equally-good-proposal'
  | 'not-best-proposal';

/** R5: a way to apply a payment, with its reason. */
export type MatchProposal = Settlement & {
  readonly rule: MatchRule;
  readonly selection: MatchSelection;
  /** 0 to 100: the sum of `scoreSteps`, held within. */
  readonly score: number;
  readonly scoreSteps: readonly ScoreStep[];
  readonly evidence: readonly Evidence[];
  /** Other items fit as well as these. */
  readonly isAmbiguous: boolean;
  /** The search for a second reading that fits as well, where there was one. */
  readonly search: SubsetSearch['searched'] | undefined;
  readonly gaveUp: boolean;
  readonly isAutomatic: boolean;
  /** Empty when it is automatic. */
  readonly manualBecause: readonly ManualReason[];
};

/** R5: open items of another currency than the payment's, which are never matched. */
export type RefusedCurrency = {
  readonly currency: string;
  /** `CURRENCY_MISMATCH` with `currency` and `paymentCurrency`. */
  readonly failure: Failure;
  readonly itemCount: number;
  /** Those that the payer named all the same. */
  readonly namedInvoiceIds: readonly Invoice['id'][];
};

export type MatchResult = {
  /** The best first; everything on account comes last, where the settings leave room for it. */
  readonly proposals: readonly [MatchProposal, ...MatchProposal[]];
  /**
   * The search by the amount alone; `undefined` where the payer's words settle everything and nothing was searched.
   * When it gave up there may be items that fit and are not proposed.
   */
  readonly amountSearch: Omit<SubsetSearch, 'solutions'> | undefined;
  readonly refused: readonly RefusedCurrency[];
  /** Creditor references with wrong check digits; `line` as in {@link Evidence}. */
  readonly rejectedReferences: readonly (RejectedReference & { readonly line: number | undefined })[];
  /** Lines of the remittance that name no open item. */
  readonly unmatchedLines: readonly number[];
  /**
   * So many of the last texts (the lines, and before them the reference) were not read, because the bound on the work
   * was met before: they name nothing, and no proposal is automatic.
   */
  readonly unreadTexts: number;
};
