import { z } from 'zod';
import { amountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { percentSchema } from '../money/percent.ts';

const pointsSchema = z.int().min(0).max(100);

/** R5: what the matching of payments reads of the organisation's settings, versioned. */
export const matchingPolicySchema = z.strictObject({
  /** A proposal is automatic from this score on. */
  automaticFrom: z.int().min(1).max(100),
  /** By currency: how many minor units may be missing or too many. A currency that is absent has no tolerance. */
  toleranceMinor: z.record(currencySchema, amountMinorSchema.min(0)),
  /** Per cent of what is owed that may be missing or too many: the smaller of this and the amount holds. */
  tolerancePercent: percentSchema,
  /** Calendar days after the discount date during which the discount is still granted. */
  discountGraceDays: z.int().min(0).max(60),
  /** A number of digits alone that is shorter needs a number word before it, or the text to itself. */
  minimumDigits: z.int().min(1).max(20),
  /** Digits that an invoice number needs to be found without its prefix: `INV-20417` as `20417`. */
  minimumDigitsWithoutPrefix: z.int().min(3).max(20),
  /** Words, in capitals, that may stand directly before an invoice number without being a part of it. */
  numberWords: z.array(z.string().regex(/^\p{Lu}{1,30}$/u, { error: 'not a word in capitals' })).max(200),
  /**
   * Bound on all work of matching one payment: putting the items in order, reading what the payer wrote, looking for
   * items that sum to the amount. About ten nanoseconds a step.
   */
  maxSteps: z.int().min(1_000).max(4_000_000),
  /** How many of these the searches for items that sum to an amount may take. */
  maxSearchSteps: z.int().min(1_000).max(3_000_000),
  maxProposals: z.int().min(1).max(20),
  /** What each rule is worth when everything fits. */
  scores: z.strictObject({
    reference: pointsSchema,
    remittanceLines: pointsSchema,
    oneInvoice: pointsSchema,
    allOpen: pointsSchema,
    subset: pointsSchema,
    onlyInvoice: pointsSchema,
  }),
  /** What is taken off where something does not. */
  deductions: z.strictObject({
    leadingZeros: pointsSchema,
    withoutPrefix: pointsSchema,
    doubtfulText: pointsSchema,
    discount: pointsSchema,
    tolerance: pointsSchema,
    creditsNetted: pointsSchema,
    restByAmount: pointsSchema,
    overpaid: pointsSchema,
    partOfNamed: pointsSchema,
    shortPaid: pointsSchema,
    unmatchedLine: pointsSchema,
    ambiguous: pointsSchema,
    searchGaveUp: pointsSchema,
  }),
});
export type MatchingPolicy = z.infer<typeof matchingPolicySchema>;

/** The seed: only a reference that the payer wrote makes a match automatic, never an amount alone. */
export const defaultMatchingPolicy: MatchingPolicy = matchingPolicySchema.parse({
  automaticFrom: 90,
  toleranceMinor: { EUR: 100, USD: 100, GBP: 100, CHF: 100 },
  tolerancePercent: '0.5',
  discountGraceDays: 0,
  minimumDigits: 5,
  minimumDigitsWithoutPrefix: 4,
  numberWords: [
    ...['INVOICE', 'INVOICES', 'INV', 'INVNO', 'INVOICENO', 'NO', 'NUMBER', 'NBR', 'BILL', 'REF', 'DOC'],
    ...[
      'RECHNUNG',
      'RECHNUNGEN',
      'RECHNUNGSNR',
      'RECHNUNGSNUMMER',
      'RECHN',
      'RECHNR',
      'RG',
      'RGNR',
      'RE',
      'RENR',
    ],
    ...[
      'RNR',
      'NR',
      'NRN',
      'BELEG',
      'BELEGNR',
      'FACTUUR',
      'FACTUURNR',
      'FACTUURNUMMER',
      'FACT',
      'FACTURE',
      'FAC',
    ],
    ...['FACTURA', 'FAKTURA', 'FV', 'FATTURA', 'FATT', 'FT', 'BETALINGSKENM', 'BETALINGSKENMERK'],
  ],
  maxSteps: 3_000_000,
  maxSearchSteps: 1_000_000,
  maxProposals: 8,
  scores: { reference: 100, remittanceLines: 98, oneInvoice: 80, allOpen: 75, subset: 70, onlyInvoice: 60 },
  deductions: {
    leadingZeros: 2,
    withoutPrefix: 8,
    doubtfulText: 30,
    discount: 2,
    tolerance: 5,
    creditsNetted: 12,
    restByAmount: 20,
    overpaid: 15,
    partOfNamed: 20,
    shortPaid: 25,
    unmatchedLine: 20,
    ambiguous: 30,
    searchGaveUp: 20,
  },
});
