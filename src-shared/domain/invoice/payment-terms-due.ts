import type { BusinessDate } from '../calendar/business-date.ts';
import { addMinor, sumMinor } from '../money/amount.ts';
import { type Rate, readRate, timesRatio } from '../money/rate.ts';
import { divideRatios, multiplyRatios, type Ratio, ratio, zeroRatio } from '../money/ratio.ts';
import { splitMinor } from '../money/split.ts';
import type { DiscountBase, PaymentTerms, TermsPortion } from './payment-terms.ts';
import { type DatedStep, dateByTerms, earlierOf } from './payment-terms-dates.ts';

/**
 * An invoice's amount in minor units by what a discount does with it. A ledger that does not tell the tax apart gives
 * everything as net; then the discount is of the whole.
 */
export type TermsAmounts = {
  readonly netMinor: number;
  readonly taxMinor: number;
  /** Of which no discount is ever taken: freight, a tax by piece. */
  readonly undiscountedMinor: number;
};

/** I4: the discount of a portion: until when, how much, and what then settles the portion. Minor units. */
export type EarlyPayment = {
  readonly percent: Rate;
  /** The last day on which it may be taken. */
  readonly date: BusinessDate;
  readonly steps: readonly DatedStep[];
  readonly ofNetMinor: number;
  readonly ofTaxMinor: number;
  readonly discountMinor: number;
  readonly cashMinor: number;
  /** The discount's exact share of the portion's amount, for part payments. */
  readonly share: Ratio;
};

/** I4: a part of the invoice with its due date, the steps that led to it, and its discount. Minor units. */
export type PortionDue = {
  readonly amountMinor: number;
  readonly dueDate: BusinessDate;
  readonly steps: readonly DatedStep[];
  readonly earlyPayment: EarlyPayment | null;
};

/**
 * I4: due dates, discount dates and amounts of an invoice by its terms. The portions sum to the invoice to the last
 * minor unit (M2); net, tax and undiscounted amounts are split each by itself. A discount is never open for longer than
 * the portion it belongs to.
 */
export function applyPaymentTerms(
  terms: PaymentTerms,
  invoiceDate: BusinessDate,
  amounts: TermsAmounts,
): readonly PortionDue[] {
  const weights = shares(terms.portions);
  const net = splitMinor(amounts.netMinor, weights);
  const tax = splitMinor(amounts.taxMinor, weights);
  const undiscounted = splitMinor(amounts.undiscountedMinor, weights);
  return terms.portions.map((portion, index) => {
    const own = {
      netMinor: net[index] ?? 0,
      taxMinor: tax[index] ?? 0,
      undiscountedMinor: undiscounted[index] ?? 0,
    };
    return portionDue(portion, invoiceDate, own, terms.discountBase);
  });
}

function portionDue(
  portion: TermsPortion,
  invoiceDate: BusinessDate,
  amounts: TermsAmounts,
  base: DiscountBase,
): PortionDue {
  const due = dateByTerms(invoiceDate, portion.due);
  const amountMinor = sumMinor([amounts.netMinor, amounts.taxMinor, amounts.undiscountedMinor]);
  const common = { amountMinor, dueDate: due.date, steps: due.steps };
  if (portion.discount === null) return { ...common, earlyPayment: null };
  const { percent, by } = portion.discount;
  const window = dateByTerms(invoiceDate, by);
  const fraction = readRate(percent);
  const taxed = base === 'gross' ? amounts.taxMinor : 0;
  const ofNetMinor = timesRatio(amounts.netMinor, fraction);
  const ofTaxMinor = timesRatio(taxed, fraction);
  const discountMinor = addMinor(ofNetMinor, ofTaxMinor);
  const date = earlierOf(window.date, due.date);
  const discountable = ratio(addMinor(amounts.netMinor, taxed));
  const share =
    amountMinor === 0 ? zeroRatio : multiplyRatios(divideRatios(discountable, ratio(amountMinor)), fraction);
  const cashMinor = addMinor(amountMinor, -discountMinor);
  return {
    ...common,
    earlyPayment: {
      percent,
      date,
      steps: window.steps,
      ofNetMinor,
      ofTaxMinor,
      discountMinor,
      cashMinor,
      share,
    },
  };
}

/** Integers in the proportion of the portions' percents. */
function shares(portions: readonly TermsPortion[]): readonly number[] {
  const fractions = portions.map(({ percent }) => readRate(percent));
  const common = fractions.reduce(
    (product, { denominator }) => leastCommonMultiple(product, denominator),
    1n,
  );
  return fractions.map(({ numerator, denominator }) => Number(numerator * (common / denominator)));
}

/** Denominators of rates divide a power of ten with twelve zeros, so that it stays an exact number. */
function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return a * ratio(b, a).numerator;
}
