import { nonNegativeRateSchema, readRate } from './rate.ts';
import { compareRatios, oneRatio } from './ratio.ts';

/** A part of something in per cent: from nothing to the whole. */
export const percentSchema = nonNegativeRateSchema.refine(
  (rate) => compareRatios(readRate(rate), oneRatio) <= 0,
  { error: 'more than 100 per cent' },
);
